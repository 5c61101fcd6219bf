import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { recordAdminAct } from "~/accounts/audit.server";
import { requireAdmin } from "~/accounts/guards.server";
import { listSettings } from "~/operations/env.server";
import { ENV_WORDS } from "~/operations/env-words";
import { checkModel } from "~/tutor/model/check.server";
import { type FailureReason, MODEL_FAILURES } from "~/tutor/model/failure";
import { getModelState, modelInfo } from "~/tutor/model/model.server";
import { listMonthUse } from "~/tutor/model/use.server";
import { Button } from "~/ui/button";
import { Mark } from "~/ui/mark";
import { AdminPage, type AdminReply } from "~/ui/shell/admin-page";
import { Part } from "~/ui/shell/page";
import { UseTable } from "./use-table";

export const meta: MetaFunction = () => [{ title: "Model · Admin · Onramp" }];

const OF_MODEL = /^(?:OPENAI_|MODEL_|TUTOR_)/;

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const settings = listSettings().filter(({ name }) => OF_MODEL.test(name));
  return {
    model: modelInfo(),
    state: getModelState(),
    use: await listMonthUse(),
    settings: settings.map(({ name, value }) => ({ name, value, means: ENV_WORDS[name].means })),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const admin = await requireAdmin(request);
  const { failure, firstMs } = await checkModel(context.reader.signal);
  if (failure) return data<AdminReply>({ refused: MODEL_FAILURES[failure.reason].says }, { status: 400 });
  await recordAdminAct(admin, "model.tested", "model");
  return data<AdminReply>({ done: `The model replied after ${firstMs} ms` });
}

/** Always reloads the data, because even a failed test changes what the page shows. */
export const shouldRevalidate = () => true;

export default function Model() {
  const { model, state, use, settings } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const isBusy = useNavigation().state !== "idle";
  return (
    <AdminPage
      title={titleOf(model !== null, state.last?.failure ?? null)}
      lead={
        model ? (
          <>
            Onramp uses <bdi>{model.model}</bdi>, run by <bdi>{model.host}</bdi>. Learners see this about retention: “
            <bdi>{model.retention}</bdi>”.
          </>
        ) : (
          "Onramp sends no text to a language model. Everything else works without one."
        )
      }
      reply={reply}
    >
      {model ? (
        <Part id="server" title="Server">
          <table className="data figures">
            <caption className="vh">The model’s server, as this web process sees it</caption>
            <tbody>
              <tr>
                <th scope="row">State</th>
                <td>
                  <StateOf last={state.last} />
                </td>
              </tr>
              <tr>
                <th scope="row">Last error</th>
                <td>
                  {state.lastFailure ? MODEL_FAILURES[state.lastFailure].says : "none since this process started"}
                </td>
              </tr>
            </tbody>
          </table>
          {state.isPaused && (
            <p className="prose under">
              Several calls failed in a row. Onramp waits half a minute before the next one.
            </p>
          )}
          <Form method="post" className="line under" preventScrollReset>
            <Button type="submit" disabled={isBusy}>
              {isBusy ? "Testing…" : "Test it"}
            </Button>
            <span className="hint">Sends one fixed sentence: “Reply with the word: ready”.</span>
          </Form>
        </Part>
      ) : (
        <Part id="server" title="How to turn it on">
          <p className="prose">
            Set <code>OPENAI_BASE_URL</code>, <code>OPENAI_MODEL</code>, <code>MODEL_HOST</code> and{" "}
            <code>MODEL_RETENTION</code>, and <code>OPENAI_API_KEY</code> if the server needs a key. Then restart
            Onramp. <code>docs/models.md</code> has three worked examples.
          </p>
        </Part>
      )}
      <UseTable use={use} />
      <Part id="settings" title="Settings">
        <table className="data admin stack">
          <caption className="vh">Environment variables for the model</caption>
          <thead>
            <tr>
              <th scope="col">Variable</th>
              <th scope="col">In use</th>
              <th scope="col">Purpose</th>
            </tr>
          </thead>
          <tbody>
            {settings.map(({ name, value, means }) => (
              <tr key={name}>
                <th scope="row" className="whitespace-nowrap">
                  <code>{name}</code>
                </th>
                <td>{value === null ? <span className="meta">not set</span> : <code>{value}</code>}</td>
                <td>{means}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Part>
    </AdminPage>
  );
}

function StateOf({ last }: { last: { readonly failure: FailureReason | null } | null }) {
  if (!last) return <Mark>No calls yet</Mark>;
  return last.failure === null ? <Mark icon="tick">Replies</Mark> : <Mark tone="half">Fails: {last.failure}</Mark>;
}

function titleOf(isOn: boolean, failure: FailureReason | null): string {
  if (!isOn) return "The language model is off";
  return failure === null ? "The language model is on" : "The language model’s last call failed";
}
