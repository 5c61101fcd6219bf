import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Field, TextField } from "~/ui/forms/field";
import { ErrorSummary, errorOf } from "~/ui/forms/form";
import { NewLink } from "~/ui/forms/new-link";
import { type DoorReply, type MadeLink, writtenIn } from "./doors";

const LINK = { lastDay: "last-day", maxUses: "max-uses" };

/** Creates a link for several learners. `lastDay`: the default, YYYY-MM-DD. */
export function LinkForm({
  lastDay,
  sections,
  reply,
  made,
}: {
  lastDay: string;
  sections: readonly { readonly id: string; readonly name: string }[];
  reply: DoorReply | undefined;
  made: MadeLink;
}) {
  if (made.reply)
    return (
      <NewLink link={made.reply.path} onNext={made.dismiss}>
        Anyone with this link can join as a learner, so give it only to your class. It is shown only once: copy it
        before you leave this page.
      </NewLink>
    );
  return (
    <Form method="post" className="form" noValidate preventScrollReset>
      <ErrorSummary errors={reply?.errors} ids={LINK} reply={reply} />
      <input type="hidden" name="intent" value="link" />
      <TextField
        id={LINK.maxUses}
        name="maxUses"
        label="Number of people who can join"
        type="number"
        min={1}
        required
        defaultValue={writtenIn(reply, "maxUses") ?? "30"}
        error={errorOf(reply?.errors, "maxUses")}
      />
      <TextField
        id={LINK.lastDay}
        name="lastDay"
        label="Last day"
        type="date"
        required
        defaultValue={writtenIn(reply, "lastDay") ?? lastDay}
        error={errorOf(reply?.errors, "lastDay")}
      />
      {sections.length > 0 && (
        <Field label="Section" hint="Everyone who joins with this link is added to this section.">
          {(control) => (
            <select name="section" defaultValue={writtenIn(reply, "section") ?? ""} {...control}>
              <option value="">none</option>
              {sections.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <div className="line">
        <Button type="submit">Create link</Button>
      </div>
    </Form>
  );
}
