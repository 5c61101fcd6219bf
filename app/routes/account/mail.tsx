import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Choice } from "~/ui/field";
import { Saved } from "~/ui/form";

/** Whether one gets mail. `isSent`: whether this installation sends any. */
export function MailChoice({ isSent, getsMail, isSaved }: { isSent: boolean; getsMail: boolean; isSaved: boolean }) {
  return (
    <Form method="post" className="form">
      <input type="hidden" name="intent" value="mail" />
      {!isSent && <p className="prose">This installation sends no mail. What you choose holds once it does.</p>}
      <Choice
        type="checkbox"
        name="getsMail"
        defaultChecked={getsMail}
        hint="At most one a day, and only when something is new. It names no work in its subject."
      >
        Mail me when something is new
      </Choice>
      <div className="line">
        <Button type="submit">Save</Button>
        <Saved when={isSaved}>Saved</Saved>
      </div>
    </Form>
  );
}
