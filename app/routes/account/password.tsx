import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";
import { TextField } from "~/ui/field";
import { ErrorSummary, errorOf, type FormErrors, Saved } from "~/ui/form";

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
      {/* So that password managers know whose it is. */}
      <input type="text" name="username" autoComplete="username" defaultValue={email} hidden readOnly />
      <TextField
        id={IDS.current}
        name="current"
        label="Present password"
        type="password"
        autoComplete="current-password"
        required
        error={errorOf(errors, "current")}
      />
      <TextField
        id={IDS.next}
        name="next"
        label="New password"
        hint={`At least ${minPassword} characters. Other browsers that are signed in will be signed out.`}
        type="password"
        autoComplete="new-password"
        required
        error={errorOf(errors, "next")}
      />
      <div className="line">
        <Button type="submit">Change it</Button>
        <Saved when={isChanged}>Changed</Saved>
      </div>
    </Form>
  );
}
