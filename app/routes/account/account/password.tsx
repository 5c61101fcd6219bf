import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Choice } from "~/ui/forms/field";
import { ErrorSummary, errorOf, type FormErrors, Saved } from "~/ui/forms/form";
import { NewPassword, OwnPassword } from "~/ui/forms/password-field";

const IDS = { current: "current", next: "next" };

export function Password({
  minPassword,
  email,
  errors,
  isChanged,
}: {
  minPassword: number;
  email: string;
  errors: FormErrors | null;
  isChanged: boolean;
}) {
  return (
    <Form method="post" className="form" noValidate>
      <ErrorSummary errors={errors} ids={IDS} />
      <input type="hidden" name="intent" value="password" />
      <OwnPassword
        email={email}
        id={IDS.current}
        name="current"
        label="Current password"
        error={errorOf(errors, "current")}
      />
      <NewPassword
        min={minPassword}
        id={IDS.next}
        name="next"
        label="New password"
        hint="This signs you out of all other browsers."
        error={errorOf(errors, "next")}
      />
      <div className="choices">
        <Choice
          type="checkbox"
          name="endsAccess"
          hint="Choose this if someone else may know your password. They could have added a passkey or created a link."
        >
          Also remove my passkeys, my calendar link and my links for scripts
        </Choice>
      </div>
      <div className="line">
        <Button type="submit">Change password</Button>
        <Saved when={isChanged}>Changed</Saved>
      </div>
    </Form>
  );
}
