import { Form } from "@remix-run/react";
import { useRef } from "react";
import { Button } from "~/ui/button";
import { Field } from "~/ui/forms/field";
import { errorOf, type FormErrors } from "~/ui/forms/form";
import { tickAll, useEmptyAfter } from "~/ui/forms/tick-all";
import { TooLongList, type Whole, WholeList } from "~/ui/forms/whole-list";

/** The id of the form to which the checkboxes in the list of members belong. */
export const BULK = "bulk";

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Changes all members whose boxes are ticked. `cohorts`: the cohorts to which learners can move. */
export function BulkForm({
  sections,
  cohorts,
  all,
  most,
  reply,
}: Whole & {
  sections: readonly Named[];
  cohorts: readonly Named[];
  reply: { readonly done: string; readonly errors: FormErrors | null } | undefined;
}) {
  const form = useRef<HTMLFormElement>(null);
  useEmptyAfter(form, reply);
  const error = errorOf(reply?.errors, "what");
  return (
    <Form ref={form} method="post" id={BULK} className="search-line" preventScrollReset>
      <input type="hidden" name="intent" value="bulk" />
      <Field label="Change the selected members" id="bulk-what" {...(error && { error })}>
        {(control) => (
          <select name="what" defaultValue="" {...control}>
            <option value="">Choose a change…</option>
            {sections.length > 0 && (
              <optgroup label="Section">
                {sections.map(({ id, name }) => (
                  <option key={id} value={`section:${id}`}>
                    Add to {name}
                  </option>
                ))}
                <option value="section:">Remove from their section</option>
              </optgroup>
            )}
            <optgroup label="Role">
              <option value="role:learner">Make learners</option>
              <option value="role:mentor">Make mentors</option>
              <option value="role:lead">Make leads</option>
            </optgroup>
            {cohorts.length > 0 && (
              <optgroup label="Cohort">
                {cohorts.map(({ id, name }) => (
                  <option key={id} value={`cohort:${id}`}>
                    Move learners to {name}
                  </option>
                ))}
              </optgroup>
            )}
            <optgroup label="Membership">
              <option value="remove:">Remove from the cohort…</option>
            </optgroup>
          </select>
        )}
      </Field>
      <WholeList all={all} />
      <Button type="submit">Change selected</Button>
      <Button look="quiet" className="needs-script" onClick={() => tickAll(form.current, "who")}>
        Select all on this page
      </Button>
      <TooLongList most={most} />
    </Form>
  );
}
