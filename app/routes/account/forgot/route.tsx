import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { findPerson, notFound } from "~/accounts/guards.server";
import { sendsMail } from "~/accounts/mail/account-mail.server";
import { mailResetLink } from "~/accounts/passwords/password-reset.server";
import { limiters } from "~/operations/limits.server";
import { passRetryAfter, sayWait, tooMany } from "~/operations/retry-after.server";
import { Button, ButtonLink } from "~/ui/button";
import { TextField } from "~/ui/forms/field";
import { ErrorSummary, errorOf, type FormErrors } from "~/ui/forms/form";
import { parseForm, readFields } from "~/ui/forms/form-data.server";
import { localPath, START } from "~/ui/shell/local-path";
import { Page, PageHead } from "~/ui/shell/page";

export const meta: MetaFunction = () => [{ title: "Forgot your password? · Onramp" }];

export const headers = passRetryAfter;

const ForgotSchema = z.object({
  email: z
    .email({ error: "Enter your email address, like ana@example.org." })
    .max(254, "An email address can have at most 254 characters."),
});
const IDS = { email: "email" };

export async function loader({ request }: LoaderFunctionArgs) {
  const to = localPath(new URL(request.url).searchParams.get("to"), START);
  return { isMailed: sendsMail(), address: (await findPerson(request))?.email ?? "", to };
}

/** Open to everyone. Responds the same whether or not the address has an account. */
export async function action({ request, context }: ActionFunctionArgs) {
  if (!sendsMail()) throw notFound();
  const parsed = parseForm(await readFields(request, ["email"]), ForgotSchema);
  const refuse = (errors: FormErrors, init: ResponseInit = { status: 400 }) => data({ mailedTo: null, errors }, init);
  if (!parsed.ok) return refuse(parsed.errors);
  const wait = await limiters.forgot.take(context.address);
  if (wait !== null)
    return refuse({ "": [`You have asked for too many links. Try again ${sayWait(wait)}.`] }, tooMany(wait));
  mailResetLink(parsed.value.email);
  return data({ mailedTo: parsed.value.email, errors: null }, { status: 200 });
}

export default function Forgot() {
  const { isMailed, address, to } = useLoaderData<typeof loader>();
  const query = new URLSearchParams({ to });
  const reply = useActionData<typeof action>();
  if (!isMailed) {
    return (
      <Page width="narrow">
        <PageHead
          title="Forgot your password?"
          lead="This installation doesn’t send email. Ask the administrator for a link to set a new password."
        />
        <div className="line mt-5">
          <ButtonLink to={`/sign-in?${query}`}>Back to sign in</ButtonLink>
        </div>
      </Page>
    );
  }
  if (reply?.mailedTo) {
    return (
      <Page width="narrow">
        <h1>Check your email</h1>
        <p className="prose mt-2" role="status">
          If <b className="wrap-anywhere">{reply.mailedTo}</b> has an account, we have sent it a link to set a new
          password.
        </p>
        <p className="prose mt-2">
          Nothing after a few minutes? Look in your spam folder, then check the address and{" "}
          <Link to={`/forgot?${query}`}>try again</Link>. We send at most 5 emails an hour to one address. No account
          yet? <Link to={`/register?${query}`}>Create an account</Link>.
        </p>
      </Page>
    );
  }
  return (
    <Page width="narrow">
      <PageHead title="Forgot your password?" lead="We’ll email you a link to set a new password." />
      <Form method="post" className="form mt-6" noValidate>
        <ErrorSummary errors={reply?.errors} ids={IDS} />
        <TextField
          id={IDS.email}
          name="email"
          label="Email address"
          type="email"
          autoComplete="username"
          required
          defaultValue={address}
          error={errorOf(reply?.errors, "email")}
        />
        <div className="line">
          <Button look="main" type="submit">
            Send the link
          </Button>
          <Link to={`/sign-in?${query}`}>Back to sign in</Link>
        </div>
      </Form>
    </Page>
  );
}
