import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";
import { TextField } from "~/ui/forms/field";
import { ErrorSummary, errorOf, type FormErrors, Saved } from "~/ui/forms/form";
import { OwnPassword } from "~/ui/forms/password-field";

const IDS = { name: "name", email: "email", current: "who-password" };

/** One's name and address. `says`: what happened to the last change. */
export function Who({
  name,
  email,
  isMailed,
  errors,
  says,
}: {
  name: string;
  email: string;
  isMailed: boolean;
  errors: FormErrors | null;
  says: string | null;
}) {
  return (
    <Form method="post" className="form" noValidate>
      <ErrorSummary errors={errors} ids={IDS} />
      <input type="hidden" name="intent" value="who" />
      <TextField
        id={IDS.name}
        name="name"
        label="Name"
        hint="Mentors and your cohort see this name. Certificates keep the name that they were issued with."
        autoComplete="name"
        required
        defaultValue={name}
        error={errorOf(errors, "name")}
      />
      <TextField
        id={IDS.email}
        name="email"
        label="E-mail address"
        hint={
          isMailed
            ? "We’ll send a link to a new address. You sign in with the old one until you follow it."
            : "You sign in with it."
        }
        type="email"
        autoComplete="email"
        required
        defaultValue={email}
        error={errorOf(errors, "email")}
      />
      <OwnPassword
        email={email}
        id={IDS.current}
        name="current"
        label="Your password"
        error={errorOf(errors, "current")}
      />
      <div className="line">
        <Button type="submit">Save</Button>
        <Saved when={says !== null}>{says ?? ""}</Saved>
      </div>
    </Form>
  );
}
