import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { isDemoAddress } from "~/accounts/demo-accounts";
import { requirePerson } from "~/accounts/guards.server";
import { refusePassword } from "~/accounts/privacy/privacy.server";
import { requireRecent } from "~/accounts/sign-in/recent.server";
import {
  beginSecondStep,
  confirmSecondStep,
  endSecondStep,
  hasSecondStep,
  type NewSecondStep,
  renewRecoveryCodes,
} from "~/accounts/sign-in/second-step.server";
import { passRetryAfter, tooMany } from "~/operations/retry-after.server";
import { Button } from "~/ui/button";
import { Confirm } from "~/ui/forms/confirm";
import { ErrorSummary, errorOf, type FormErrors } from "~/ui/forms/form";
import { readFields } from "~/ui/forms/form-data.server";
import { useShownOnce } from "~/ui/forms/lasting-reply";
import { OwnPassword } from "~/ui/forms/password-field";
import { Page, PageHead, Part } from "~/ui/shell/page";
import { NewCodes, SetUp } from "./set-up";

export const meta: MetaFunction = () => [{ title: "Two-step sign-in · Onramp" }];

export const headers = passRetryAfter;

export async function loader({ request }: LoaderFunctionArgs) {
  const { id, email } = await requirePerson(request);
  return { isOn: await hasSecondStep(id), email, isDemo: isDemoAddress(email) };
}

interface Reply {
  readonly errors?: FormErrors | null;
  /**
   * True if two-step sign-in was started but isn't active yet. It becomes active when the person enters a code from the
   * app.
   */
  readonly isBegun?: boolean;
  readonly made?: NewSecondStep;
  readonly codes?: readonly string[];
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const form = await readFields(request, ["intent", "password", "code"]);
  const refuse = (field: string, says: string, rest: Reply = {}, init: ResponseInit = { status: 400 }) =>
    data<Reply>({ ...rest, errors: { [field]: [says] } }, init);
  const intent = form.get("intent");
  if (intent === "confirm") {
    const outcome = await confirmSecondStep(request, person.id, String(form.get("code") ?? "").slice(0, 20));
    if (outcome.ok) return redirect("/account/two-step", { headers: outcome.headers });
    const { errors, retryAfter } = outcome;
    const says = Object.fromEntries(Object.entries(errors).map(([field, text]) => [field, [text]]));
    return data<Reply>({ isBegun: true, errors: says }, retryAfter ? tooMany(retryAfter) : { status: 400 });
  }
  if (intent === "turn-off") {
    await requireRecent(request);
    await endSecondStep(person.id);
    return redirect("/account/two-step");
  }
  if (intent !== "begin" && intent !== "new-codes")
    return refuse("", "That action isn’t available on this page. Reload the page and try again.");
  const password = String(form.get("password") ?? "").slice(0, 200);
  const refused = await refusePassword(person, password);
  if (refused)
    return refuse("password", refused.says, {}, refused.retryAfter ? tooMany(refused.retryAfter) : { status: 400 });
  if (intent === "begin") {
    if (isDemoAddress(person.email)) return refuse("", "Two-step sign-in can’t be set up for a demo account.");
    const made = await beginSecondStep(request, password);
    return made ? data<Reply>({ made, isBegun: true }) : refuse("", "Two-step sign-in is already on.");
  }
  const codes = await renewRecoveryCodes(request, person.id, password);
  return codes ? data<Reply>({ codes }) : refuse("", "Two-step sign-in is off, so there are no recovery codes.");
}

export default function TwoStep() {
  const { isOn, email, isDemo } = useLoaderData<typeof loader>();
  const reply: Reply | undefined = useActionData<typeof action>();
  const location = useLocation();
  const errors = reply?.errors;
  // The recovery codes stay on the page after a wrong code.
  const { reply: begun } = useShownOnce(reply?.made ? reply : undefined);
  return (
    <Page width="narrow">
      <PageHead
        title={isOn ? "Two-step sign-in is on" : "Set up two-step sign-in"}
        lead="After you enter your password, Onramp asks for a 6-digit code from an app on your phone. Any authenticator app works. Passkeys don’t need a code."
      />
      <ErrorSummary errors={errors} ids={{ password: "password", code: "code" }} />
      {reply?.codes && <NewCodes codes={reply.codes} />}
      {isDemo && !isOn ? (
        <p className="prose">Two-step sign-in can’t be set up for a demo account, because everyone shares it.</p>
      ) : reply?.isBegun && !isOn ? (
        <SetUp made={begun?.made} codeError={errorOf(errors, "code")} />
      ) : (
        <Part id="begin" title={isOn ? "New recovery codes" : "Start"}>
          {isOn && <p className="prose mb-3">Your current codes will stop working.</p>}
          {/* A new key for each request, so that a reply empties the field. */}
          <Form method="post" className="form" noValidate key={location.key}>
            <input type="hidden" name="intent" value={isOn ? "new-codes" : "begin"} />
            <OwnPassword email={email} id="password" name="password" error={errorOf(errors, "password")} />
            <div className="line">
              <Button look={isOn ? "second" : "main"} type="submit">
                {isOn ? "Generate new recovery codes" : "Continue"}
              </Button>
            </div>
          </Form>
        </Part>
      )}
      {isOn && (
        <Part id="off" title="Turn it off">
          <Confirm label="Turn off two-step sign-in…">
            <p>You’ll then sign in with your password alone.</p>
            <Form method="post" className="line">
              <input type="hidden" name="intent" value="turn-off" />
              <Button type="submit">Turn it off</Button>
            </Form>
          </Confirm>
        </Part>
      )}
      <p className="hint under">
        <Link to="/account/security">Sign-in and security</Link>
      </p>
    </Page>
  );
}
