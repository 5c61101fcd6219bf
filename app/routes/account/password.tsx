import { Form } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { Button } from "~/ui/button";
import { TextField } from "~/ui/field";
import { ErrorSummary, errorOf, type FormErrors, Saved } from "~/ui/form";

const IDS = { current: "current", next: "next" };

export function Password({
  minPassword,
  email,
  reply,
}: {
  minPassword: number;
  email: string;
  reply: { saved: boolean; errors: FormErrors | null } | undefined;
}) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (reply?.saved) form.current?.reset();
  }, [reply]);
  return (
    <Form ref={form} method="post" className="form" noValidate>
      <ErrorSummary errors={reply?.errors} ids={IDS} />
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
        error={errorOf(reply?.errors, "current")}
      />
      <TextField
        id={IDS.next}
        name="next"
        label="New password"
        hint={`At least ${minPassword} characters. Other browsers that are signed in will be signed out.`}
        type="password"
        autoComplete="new-password"
        required
        error={errorOf(reply?.errors, "next")}
      />
      <div className="line">
        <Button type="submit">Change it</Button>
        <Saved when={reply?.saved}>Changed</Saved>
      </div>
    </Form>
  );
}
