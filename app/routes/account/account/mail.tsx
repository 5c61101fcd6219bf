import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Choice } from "~/ui/forms/field";
import { Saved } from "~/ui/forms/form";

/** The form in which a person chooses whether they get email. `isSent`: whether this installation sends email. */
export function MailChoice({ isSent, getsMail, isSaved }: { isSent: boolean; getsMail: boolean; isSaved: boolean }) {
  return (
    <Form method="post" className="form">
      <input type="hidden" name="intent" value="mail" />
      {!isSent && <p className="prose">This installation doesn’t send email. Your choice will apply once it does.</p>}
      <Choice
        type="checkbox"
        name="getsMail"
        defaultChecked={getsMail}
        hint="At most one email a day, and only when there is something new. The subject line doesn’t mention your work."
      >
        Email me when there is something new
      </Choice>
      <div className="line">
        <Button type="submit">Save</Button>
        <Saved when={isSaved}>Saved</Saved>
      </div>
    </Form>
  );
}
