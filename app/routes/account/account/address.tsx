import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Saved } from "~/ui/forms/form";

/** How to confirm an address that is not confirmed. */
export function Address({ email, isSent }: { email: string; isSent: boolean }) {
  return (
    <Form method="post" className="form">
      <input type="hidden" name="intent" value="address" />
      <p className="prose">
        <span className="wrap-anywhere">{email}</span> isn’t confirmed yet. Invites sent to this address work once you
        confirm it.
      </p>
      <div className="line">
        <Button type="submit">Send link</Button>
        <Saved when={isSent}>Sent. Check your email</Saved>
      </div>
    </Form>
  );
}
