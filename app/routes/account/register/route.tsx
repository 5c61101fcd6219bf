import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { findGuest, findPerson } from "~/accounts/guards.server";
import { sendsMail } from "~/accounts/mail/account-mail.server";
import { MIN_PASSWORD, NewPasswordSchema } from "~/accounts/passwords/new-password";
import { register, startRegistration } from "~/accounts/sign-in/registration.server";
import type { SignInOutcome } from "~/accounts/sign-in/sign-in.server";
import { WhoSchema } from "~/accounts/who";
import { passRetryAfter, tooMany } from "~/operations/retry-after.server";
import { Button } from "~/ui/button";
import { TextField } from "~/ui/forms/field";
import { ErrorSummary, errorOf, type FormErrors } from "~/ui/forms/form";
import { parseForm, readFields, writtenIn } from "~/ui/forms/form-data.server";
import { NewPassword } from "~/ui/forms/password-field";
import { afterSignUp, localPath, START } from "~/ui/shell/local-path";
import { Page } from "~/ui/shell/page";

export const meta: MetaFunction = () => [{ title: "Create an account · Onramp" }];

export const headers = passRetryAfter;

const RegisterSchema = WhoSchema.extend({
  password: NewPasswordSchema,
});

const IDS = { name: "name", email: "email", password: "password" };

export async function loader({ request }: LoaderFunctionArgs) {
  const to = localPath(new URL(request.url).searchParams.get("to"), START);
  if (await findPerson(request)) throw redirect(to);
  const isGuest = (await findGuest(request)) !== null;
  return { to, minPassword: MIN_PASSWORD, isGuest, isMailed: sendsMail() };
}

/** Open to everyone, since this creates an account. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readFields(request, [...Object.keys(IDS), "to"]);
  const guest = await findGuest(request);
  const to = localPath(form.get("to"), START);
  const schema: z.ZodType<z.infer<typeof WhoSchema> & { password?: string }> = sendsMail() ? WhoSchema : RegisterSchema;
  const parsed = parseForm(form, schema);
  const refuse = (errors: FormErrors, init: ResponseInit = { status: 400 }) =>
    data({ mailedTo: null, errors, written: writtenIn(form) }, init);
  if (!parsed.ok) return refuse(parsed.errors);
  const refuseFor = ({ errors: said, retryAfter }: Extract<SignInOutcome, { ok: false }>) => {
    const errors = Object.fromEntries(Object.entries(said).map(([k, v]) => [k, [v]]));
    return retryAfter ? refuse(errors, tooMany(retryAfter)) : refuse(errors);
  };
  const { value } = parsed;
  if (value.password === undefined) {
    const refusal = await startRegistration({ ...value, to, guestId: guest?.id ?? null }, context.address);
    if (refusal && !refusal.ok) return refuseFor(refusal);
    return data({ mailedTo: value.email, errors: null, written: null }, { status: 200 });
  }
  const outcome = await register(
    ...([value.name, value.email, value.password, context.address, guest] as const),
    request.headers.get("user-agent") ?? "",
  );
  if (!outcome.ok) return refuseFor(outcome);
  return redirect(afterSignUp(to), { headers: outcome.headers });
}

export default function Register() {
  const { to, minPassword, isGuest, isMailed } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  if (reply?.mailedTo) return <LookInYourMail address={reply.mailedTo} to={to} />;
  const errors = reply?.errors;
  const written = reply?.written;
  return (
    <Page width="narrow">
      <h1>Create an account</h1>
      <p className="prose mt-2 text-ink-2">
        {isGuest ? "Keep the work you did as a guest" : "Keep your work"} and show what you can do. We store the time at
        which you hand in only to the hour, and we store neither your network address nor your browser.
      </p>
      <Form method="post" className="form mt-6" noValidate>
        <ErrorSummary errors={errors} ids={IDS} />
        <input type="hidden" name="to" value={to} />
        <TextField
          id={IDS.name}
          name="name"
          label="Name"
          hint="Mentors and your cohort see this name."
          autoComplete="name"
          required
          defaultValue={typeof written?.name === "string" ? written.name : undefined}
          error={errorOf(errors, "name")}
        />
        <TextField
          id={IDS.email}
          name="email"
          label="Email address"
          hint={isMailed ? "We’ll send you a link. Follow it to choose a password." : undefined}
          type="email"
          autoComplete="username"
          required
          defaultValue={typeof written?.email === "string" ? written.email : undefined}
          error={errorOf(errors, "email")}
        />
        {!isMailed && (
          <NewPassword min={minPassword} id={IDS.password} name="password" error={errorOf(errors, "password")} />
        )}
        <div className="line">
          <Button look="main" type="submit">
            {isMailed ? "Send link" : "Create account"}
          </Button>
          <Link to={`/sign-in?${new URLSearchParams({ to })}`}>I already have an account</Link>
        </div>
      </Form>
    </Page>
  );
}

/** Shows the same page whether or not the address has an account, so that it doesn't reveal whether one exists. */
function LookInYourMail({ address, to }: { address: string; to: string }) {
  return (
    <Page width="narrow">
      <h1>Check your email</h1>
      <p className="prose mt-2" role="status">
        We sent an email to <b className="wrap-anywhere">{address}</b> with a link to continue. The link works until the
        end of tomorrow (UTC).
      </p>
      <p className="prose mt-2">
        Nothing after a few minutes? Look in your spam folder, then check the address and{" "}
        <Link to={`/register?${new URLSearchParams({ to })}`}>try again</Link>. We send at most 5 emails an hour to one
        address.
      </p>
    </Page>
  );
}
