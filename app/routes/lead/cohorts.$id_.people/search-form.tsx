import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Field, TextField } from "~/ui/forms/field";

/** Finds members by name, email address or section. `section`: the section in the page's URL. */
export function SearchForm({
  q,
  section,
  sections,
}: {
  q: string;
  section: string;
  sections: readonly { readonly id: string; readonly name: string }[];
}) {
  return (
    <Form method="get" className="search-line" role="search" key={`${q} ${section}`}>
      <TextField label="Name or email address" name="q" type="search" maxLength={200} defaultValue={q} />
      {sections.length > 0 && (
        <Field label="Section">
          {(control) => (
            <select name="section" defaultValue={section} {...control}>
              <option value="">all</option>
              {sections.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
              <option value="none">none</option>
            </select>
          )}
        </Field>
      )}
      <Button type="submit">Search</Button>
    </Form>
  );
}
