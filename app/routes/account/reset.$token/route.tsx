import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { MIN_PASSWORD, NewPasswordSchema } from "~/accounts/passwords/new-password";
import { isResetOpen, resetPassword } from "~/accounts/passwords/password-reset.server";
import { Button, ButtonLink } from "~/ui/button";
import { ErrorSummary, errorOf, type FormErrors } from "~/ui/forms/form";
import { parseForm, readFields } from "~/ui/forms/form-data.server";
import { NewPassword } from "~/ui/forms/password-field";
import { Page } from "~/ui/shell/page";

export const meta: MetaFunction = () => [{ title: "Choose a new password · Onramp" }];

const ResetSchema = z.object({
  password: NewPasswordSchema,
});
const IDS = { password: "password" };

/** Open to anyone who has the link: the secret in the link grants access. */
export async function loader({ params }: LoaderFunctionArgs) {
  const isOpen = await isResetOpen(params.token ?? "");
  return data({ isOpen, minPassword: MIN_PASSWORD }, { status: isOpen ? 200 : 404 });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const token = params.token ?? "";
  if (!(await isResetOpen(token))) return data({ isDone: false, errors: null }, { status: 404 });
  const parsed = parseForm(await readFields(request, ["password"]), ResetSchema);
  const refuse = (errors: FormErrors) => data({ isDone: false, errors }, { status: 400 });
  if (!parsed.ok) return refuse(parsed.errors);
  const outcome = await resetPassword(token, parsed.value.password, request.headers.get("user-agent") ?? "");
  if (typeof outcome === "object") return refuse({ password: [outcome.weak] });
  const isDone = outcome === "done";
  return data({ isDone, errors: null }, { status: isDone ? 200 : 404 });
}

export default function Reset() {
  const { isOpen, minPassword } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  if (reply?.isDone) {
    return (
      <Page width="narrow">
        <h1>Your password has been changed</h1>
        <p className="prose mt-2">
          You have been signed out of all browsers, and your passkeys have been removed. Sign in with the new password.
        </p>
        <div className="line mt-5">
          <ButtonLink look="main" to="/sign-in">
            Sign in
          </ButtonLink>
        </div>
      </Page>
    );
  }
  if (!isOpen) {
    return (
      <Page width="narrow">
        <h1>This link no longer works</h1>
        <p className="prose mt-2">
          The link was already used, has expired, or was replaced by a newer one. If you have just set a new password
          with it, sign in with that password.
        </p>
        <div className="line mt-5">
          <ButtonLink look="main" to="/sign-in">
            Sign in
          </ButtonLink>
          <ButtonLink to="/forgot">Forgot your password?</ButtonLink>
        </div>
      </Page>
    );
  }
  const errors = reply?.errors;
  return (
    <Page width="narrow">
      <h1>Choose a new password</h1>
      <p className="prose mt-2 text-ink-2">
        The link works once. Setting a new password signs you out of all browsers and removes your passkeys.
      </p>
      <Form method="post" className="form mt-6" noValidate>
        <ErrorSummary errors={errors} ids={IDS} />
        <NewPassword
          min={minPassword}
          id={IDS.password}
          name="password"
          label="New password"
          error={errorOf(errors, "password")}
        />
        <div className="line">
          <Button look="main" type="submit">
            Set password
          </Button>
        </div>
      </Form>
    </Page>
  );
}
