import { Form } from "@remix-run/react";
import { Fragment } from "react";
import { Button } from "~/ui/button";
import { Field, TextField } from "~/ui/forms/field";
import { Saved } from "~/ui/forms/form";
import { KeptTextarea } from "~/ui/forms/kept-words";

/** The reply to a form that was sent: `of` is the snippet's id, "" for a new snippet, or null for another form. */
interface Reply {
  readonly of: string | null;
  readonly written: { readonly name: string; readonly text: string; readonly cohortId: string } | null;
  readonly errors: Readonly<Record<string, readonly string[]>>;
  readonly done: string;
}

type Cohorts = readonly { readonly id: string; readonly name: string }[];

/** The name under which the browser keeps the text of a new snippet. */
export const NEW = "new";

/** The form for a new snippet, or for a snippet that the mentor changes. The browser keeps its text. */
export function SnippetForm({
  id,
  formKey,
  of,
  cohorts,
  reply,
}: {
  id: string;
  /** The form's key. A new key empties the fields. */
  formKey?: string;
  of?: { readonly name: string; readonly text: string; readonly cohortId: string | null };
  cohorts: Cohorts;
  reply: Reply | undefined;
}) {
  const mine = reply?.written && reply.of === id ? reply : undefined;
  const errorOf = (name: string) => mine?.errors[name]?.[0];
  const [nameError, textError] = [errorOf("name"), errorOf("text")];
  const now = mine?.written ?? of;
  return (
    <Form method="post" className="grid max-w-(--measure) gap-3" noValidate>
      <input type="hidden" name="id" value={id} />
      <Fragment key={formKey}>
        <TextField name="name" label="Name" defaultValue={now?.name} {...(nameError && { error: nameError })} />
        <Field label="Text" hint="Markdown works. ___ is a blank." {...(textError && { error: textError })}>
          {(control) => (
            <KeptTextarea form={id || NEW} over={of?.text} name="text" rows={4} defaultValue={now?.text} {...control} />
          )}
        </Field>
        <Field label="Shared with">
          {(control) => (
            <select name="cohortId" defaultValue={now?.cohortId ?? ""} {...control}>
              <option value="">no one else</option>
              {cohorts.map((cohort) => (
                <option key={cohort.id} value={cohort.id}>
                  the mentors of {cohort.name}
                </option>
              ))}
            </select>
          )}
        </Field>
      </Fragment>
      <div className="line">
        <Button type="submit" name="intent" value="keep">
          Save snippet
        </Button>
        <Saved when={reply?.of === id && reply.done !== ""}>{reply?.done ?? ""}</Saved>
      </div>
    </Form>
  );
}
