import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { MIN_PASSWORD, NewPasswordSchema } from "~/accounts/passwords/new-password";
import { finishRegistration, readRegistration } from "~/accounts/sign-in/registration.server";
import { Button, ButtonLink } from "~/ui/button";
import { ErrorSummary, errorOf, type FormErrors } from "~/ui/forms/form";
import { parseForm, readFields } from "~/ui/forms/form-data.server";
import { NewPassword } from "~/ui/forms/password-field";
import { afterSignUp, localPath, START } from "~/ui/shell/local-path";
import { Page, PageHead } from "~/ui/shell/page";

export const meta: MetaFunction = () => [{ title: "Choose a password · Onramp" }];

const PasswordSchema = z.object({
  password: NewPasswordSchema,
});
const IDS = { password: "password" };

const toOf = (pending: { readonly to: string }) => localPath(pending.to, START);

/** Open to anyone who has the link, which we emailed to the address of the new account. */
export async function loader({ params }: LoaderFunctionArgs) {
  const pending = readRegistration(params.token ?? "");
  return data(
    { account: pending && { name: pending.name, email: pending.email, to: toOf(pending) }, minPassword: MIN_PASSWORD },
    { status: pending ? 200 : 404 },
  );
}

export async function action({ request, params }: ActionFunctionArgs) {
  const pending = readRegistration(params.token ?? "");
  if (!pending) return data({ errors: null }, { status: 404 });
  const parsed = parseForm(await readFields(request, ["password"]), PasswordSchema);
  const refuse = (errors: FormErrors) => data({ errors }, { status: 400 });
  if (!parsed.ok) return refuse(parsed.errors);
  const outcome = await finishRegistration(pending, parsed.value.password, request.headers.get("user-agent") ?? "");
  if (!outcome.ok) return refuse(Object.fromEntries(Object.entries(outcome.errors).map(([k, v]) => [k, [v]])));
  return redirect(afterSignUp(toOf(pending)), { headers: outcome.headers });
}

export default function FinishRegistration() {
  const { account, minPassword } = useLoaderData<typeof loader>();
  const errors = useActionData<typeof action>()?.errors;
  if (!account) {
    return (
      <Page width="narrow">
        <PageHead
          title="This link no longer works"
          lead="A link to create an account works on the day it is sent and the day after. Ask for a new one."
        />
        <div className="line mt-5">
          <ButtonLink look="main" to="/register">
            Request a new link
          </ButtonLink>
        </div>
      </Page>
    );
  }
  return (
    <Page width="narrow">
      <PageHead
        title="Choose a password"
        lead={
          <>
            For the account of <bdi>{account.name}</bdi>, <span className="wrap-anywhere">{account.email}</span>.
          </>
        }
      />
      <Form method="post" className="form mt-6" noValidate>
        <ErrorSummary errors={errors} ids={IDS} />
        {/* Tells password managers which account the password is for. */}
        <input type="text" name="username" autoComplete="username" defaultValue={account.email} hidden readOnly />
        <NewPassword min={minPassword} id={IDS.password} name="password" error={errorOf(errors, "password")} />
        <div className="line">
          <Button look="main" type="submit">
            Create account
          </Button>
          <ButtonLink look="quiet" to={`/sign-in?${new URLSearchParams({ to: account.to })}`}>
            I already have an account
          </ButtonLink>
        </div>
      </Form>
    </Page>
  );
}
