import { Form, Link } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Field, TextField } from "~/ui/forms/field";

/** Descriptions of the order of rows, and of the reverse order. */
const ORDERS = {
  skills: [
    "Learners whose skill is fading come first, then those with the lowest share of passes, then learners without a scored attempt. Learners who demonstrated the skill come last.",
    "Learners who demonstrated the skill come first, then learners without a scored attempt, then those with the highest share of passes. Learners whose skill is fading come last.",
  ],
  track: [
    "Learners who didn’t pass come first, lowest scores at the top, then learners without a graded submission. Learners who passed come last.",
    "Learners who passed come first, then learners without a graded submission, then learners who didn’t pass, with the lowest scores last.",
  ],
  names: ["Learners are sorted by name.", "Learners are sorted by name in reverse order."],
} as const;

/** Finds learners by name in the table, and sorts its rows by one of its columns. */
export function FindForm({
  by,
  find,
  sort,
  reversed,
  columns,
}: {
  /** What the table shows: "skills" or a track. */
  readonly by: string;
  readonly find: string;
  /** A column's id; "" sorts by name. */
  readonly sort: string;
  readonly reversed: boolean;
  /** The columns' ids and titles. */
  readonly columns: readonly (readonly [string, string])[];
}) {
  const turned = new URLSearchParams({
    ...(by !== "skills" && { by }),
    ...(find && { find }),
    sort,
    ...(!reversed && { reversed: "1" }),
  });
  return (
    <>
      <Form method="get" className="search-line" role="search" key={`${by} ${find} ${sort}`}>
        {by !== "skills" && <input type="hidden" name="by" value={by} />}
        {reversed && <input type="hidden" name="reversed" value="1" />}
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
      {(sort !== "" || reversed) && (
        <p className="hint mt-2">
          {ORDERS[sort === "" ? "names" : by === "skills" ? "skills" : "track"][reversed ? 1 : 0]}{" "}
          <Link to={`?${turned}`} preventScrollReset>
            Reverse the order
          </Link>
        </p>
      )}
    </>
  );
}
