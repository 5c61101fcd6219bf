import { expect, it } from "vitest";
import { MetaSchema } from "./exercise";

const origin = (source: string) =>
  MetaSchema.shape.origin.safeParse({ type: "written", after: "a known failure", source }).success;

it("requires titles of one line without invisible characters, which would mislead readers", () => {
  const isTitle = (title: string) => MetaSchema.shape.title.safeParse(title).success;
  expect(isTitle("Überweisung “später” 👩‍💻")).toBe(true);
  for (const title of ["Over\u202eride", "Two\nlines", "Zero\u200bwidth"]) expect(isTitle(title), title).toBe(false);
});

it("requires an origin's source to be a web page, since readers of the report may follow the link", () => {
  expect(origin("https://cwe.mitre.org/data/definitions/22.html")).toBe(true);
  for (const source of ["javascript:alert(1)", "data:text/html,hi", "file:///etc/passwd", "//example.org", "CWE-22"])
    expect(origin(source), source).toBe(false);
});
