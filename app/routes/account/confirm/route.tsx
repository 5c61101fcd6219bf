import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { requirePerson } from "~/accounts/guards.server";
import { refusePassword } from "~/accounts/privacy/privacy.server";
import { listPasskeys, signInWithPasskey } from "~/accounts/sign-in/passkeys.server";
import { proofFor } from "~/accounts/sign-in/recent.server";
import { signOut } from "~/accounts/sign-in/sign-in.server";
import { passRetryAfter, tooMany } from "~/operations/retry-after.server";
import { Button, ButtonLink } from "~/ui/button";
import { ErrorSummary, errorOf } from "~/ui/forms/form";
import { readFields } from "~/ui/forms/form-data.server";
import { PasskeyButton } from "~/ui/forms/passkey-button";
import { OwnPassword } from "~/ui/forms/password-field";
import { localPath } from "~/ui/shell/local-path";
import { Page, PageHead } from "~/ui/shell/page";

export const meta: MetaFunction = () => [{ title: "Confirm it’s you · Onramp" }];

export const headers = passRetryAfter;

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  const to = localPath(new URL(request.url).searchParams.get("to"), "/account/security");
  return { to, email: person.email, hasPasskey: (await listPasskeys(person.id)).length > 0 };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const form = await readFields(request, ["to", "password", "answer"]);
  const to = localPath(form.get("to"), "/account/security");
  const answer = form.get("answer");
  const refuse = (says: string, init: ResponseInit = { status: 400 }) => data({ errors: { password: [says] } }, init);
  if (typeof answer === "string") {
    const outcome = await signInWithPasskey(request, answer, context.address, person);
    if (!outcome.ok)
      return refuse(outcome.errors[""]!, outcome.retryAfter === undefined ? undefined : tooMany(outcome.retryAfter));
    // Signing in with the passkey has created a new session, which replaces the current session.
    await signOut(request);
    return redirect(to, { headers: outcome.headers });
  }
  const password = form.get("password");
  if (typeof password !== "string" || password === "" || password.length > 200) return refuse("Enter your password.");
  const refused = await refusePassword(person, password);
  if (refused) return refuse(refused.says, refused.retryAfter === undefined ? undefined : tooMany(refused.retryAfter));
  return redirect(to, { headers: { "Set-Cookie": await proofFor(request) } });
}

export default function Confirm() {
  const { to, email, hasPasskey } = useLoaderData<typeof loader>();
  const errors = useActionData<typeof action>()?.errors;
  const location = useLocation();
  return (
    <Page width="narrow">
      <PageHead
        title="Confirm it’s you"
        lead="Enter your password again to continue. You won’t be asked again for 15 minutes."
      />
      {/* A new key for each request, so that a reply empties the field. */}
      <Form method="post" className="form mt-6" noValidate key={location.key}>
        <ErrorSummary errors={errors} ids={{ password: "password" }} />
        <input type="hidden" name="to" value={to} />
        <OwnPassword email={email} id="password" name="password" error={errorOf(errors, "password")} />
        <div className="line">
          <Button look="main" type="submit">
            Confirm
          </Button>
          <ButtonLink look="quiet" to={to}>
            Go back
          </ButtonLink>
        </div>
      </Form>
      {hasPasskey && (
        <Form method="post" className="mt-5">
          <input type="hidden" name="to" value={to} />
          <PasskeyButton kind="use" from="/sign-in/passkey">
            Use a passkey instead
          </PasskeyButton>
        </Form>
      )}
    </Page>
  );
}
