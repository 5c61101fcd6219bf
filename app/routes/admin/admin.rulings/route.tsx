import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { requireAdmin } from "~/accounts/guards.server";
import { requireRecent } from "~/accounts/sign-in/recent.server";
import { decideProposal, listHeld, listProposals } from "~/review/rulings/proposals.server";
import { Button } from "~/ui/button";
import { counted } from "~/ui/counted";
import { readFields } from "~/ui/forms/form-data.server";
import { sayDay } from "~/ui/say-day";
import { AdminPage, type AdminReply } from "~/ui/shell/admin-page";
import { Part } from "~/ui/shell/page";

export const meta: MetaFunction = () => [{ title: "Rulings · Admin · Onramp" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const admin = await requireAdmin(request);
  const [{ rows, total }, held] = await Promise.all([listProposals(), listHeld(admin)]);
  return {
    total,
    rows: rows.map(({ ruledAt, ...row }) => ({ ...row, on: sayDay(ruledAt) })),
    held: { total: held.total, rows: held.rows.map(({ at, ...row }) => ({ ...row, on: sayDay(at) })) },
  };
}

const IntentSchema = z.enum(["accept", "refuse"]);
const DecisionSchema = z.object({ id: z.string().max(100), intent: IntentSchema });

export async function action({ request }: ActionFunctionArgs) {
  const admin = await requireAdmin(request);
  const asked = DecisionSchema.safeParse(Object.fromEntries(await readFields(request, ["id", "intent"])));
  if (!asked.success)
    throw new Response("That action isn’t available on this page. Reload the page and try again.", { status: 400 });
  await requireRecent(request);
  const isAccepted = asked.data.intent === "accept";
  if (!(await decideProposal(admin, asked.data.id, isAccepted)))
    return data<AdminReply>({ refused: "An admin has already decided on this ruling." }, { status: 400 });
  return data<AdminReply>({
    done: isAccepted
      ? "The ruling applies to everyone. Submissions are being regraded; no score goes down."
      : "The ruling applies only in the mentor’s cohort.",
  });
}

export default function Rulings() {
  const { rows, total, held } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <AdminPage
      title={total === 0 ? "No rulings to review" : `${counted(total, "ruling")} to review`}
      lead="Mentors added these issues to an exercise’s key. Each issue already applies in its mentor’s cohort. Decide whether the issue applies to everyone."
      reply={reply}
    >
      {rows.length === 0 ? (
        <p className="meta">When a mentor adds an issue to a key, it is listed here until you decide.</p>
      ) : (
        rows.map((row) => (
          <Part key={row.id} id={`r-${row.id}`} title={row.exercise} about={`${row.severity}, ${row.class}`}>
            <p className="prose">
              <b>
                <bdi>{row.title || "The text was deleted together with the mentor’s account."}</bdi>
              </b>
            </p>
            {row.why && (
              <p className="prose" dir="auto">
                {row.why}
              </p>
            )}
            <p className="meta">
              {row.where} · {row.mentor ? <bdi>{row.mentor}</bdi> : "a mentor who deleted their account"}
              {row.cohort && (
                <>
                  {" "}
                  in <bdi>{row.cohort}</bdi>
                </>
              )}
              , {row.on}
            </p>
            <Form method="post" className="line mt-2" preventScrollReset>
              <input type="hidden" name="id" value={row.id} />
              <Button type="submit" name="intent" value="accept" aria-label={`Apply to everyone: ${row.title}`}>
                Apply to everyone
              </Button>
              <Button
                type="submit"
                look="quiet"
                name="intent"
                value="refuse"
                aria-label={`Apply only in this cohort: ${row.title}`}
              >
                Apply only in this cohort
              </Button>
            </Form>
          </Part>
        ))
      )}
      <Part id="held" title="Tests that also fail on the reference" about={counted(held.total, "test")}>
        <p className="prose">
          Either the test or the exercise’s reference is wrong, and no one has ruled which. If the reference is wrong,
          correct the exercise.
        </p>
        <ul className="rows no-gutter mt-3">
          {held.rows.map(({ id, exercise, class: defect, where, test, on }) => (
            <li key={id}>
              <details className="opens min-w-0">
                <summary>
                  <b>{exercise}</b> · {where} · <code>{defect}</code> · {on}
                </summary>
                {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
                <pre className="code overflow-x-auto" tabIndex={0}>
                  {test}
                </pre>
              </details>
            </li>
          ))}
        </ul>
      </Part>
    </AdminPage>
  );
}
