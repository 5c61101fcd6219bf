import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Field, TextField } from "~/ui/forms/field";

/** Finds learners by name in the table, and sorts its rows by one of its columns. */
export function FindForm({
  by,
  find,
  sort,
  columns,
}: {
  /** What the table shows: "skills" or a track. */
  readonly by: string;
  readonly find: string;
  /** A column's id; "" sorts by name. */
  readonly sort: string;
  /** The columns' ids and titles. */
  readonly columns: readonly (readonly [string, string])[];
}) {
  return (
    <>
      <Form method="get" className="search-line" role="search" key={`${by} ${find} ${sort}`}>
        {by !== "skills" && <input type="hidden" name="by" value={by} />}
        <TextField label="Find a learner" name="find" type="search" maxLength={100} defaultValue={find} />
        <div className="short">
          <Field label="Sort by">
            {(control) => (
              <select name="sort" defaultValue={sort} {...control}>
                <option value="">name</option>
                {columns.map(([id, title]) => (
                  <option key={id} value={id}>
                    {title}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
        <Button type="submit">Show</Button>
      </Form>
      {sort && (
        <p className="hint mt-2">
          {by === "skills"
            ? "Learners whose skill is fading come first, then those with the lowest share of passes, then learners without a scored attempt. Learners who demonstrated the skill come last."
            : "The lowest scores come first, then learners without a graded submission. Learners who passed come last."}
        </p>
      )}
    </>
  );
}
