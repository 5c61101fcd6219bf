import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";
import { TextField } from "~/ui/forms/field";
import { ErrorSummary, errorOf, type FormErrors, Saved } from "~/ui/forms/form";
import { OwnPassword } from "~/ui/forms/password-field";

const IDS = { name: "name", email: "email", current: "who-password" };

/** The form for a person's name and address. `says` is the result of the last change. */
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
        label="Email address"
        hint={
          isMailed
            ? "If you change it, we’ll send a link to the new address. Until you open the link, you sign in with the old address."
            : "You sign in with this address."
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
