import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Saved } from "~/ui/forms/form";

/** Explains how to confirm the email address if it is not confirmed yet. */
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
      {isSent && <p className="hint">We send at most 5 of these emails an hour.</p>}
    </Form>
  );
}
