import { expect, it } from "vitest";
import { MetaSchema } from "./exercise";

const origin = (source: string) =>
  MetaSchema.shape.origin.safeParse({ type: "written", after: "a known failure", source }).success;

it("requires an origin's source to be a web page, since readers of the report may follow the link", () => {
  expect(origin("https://cwe.mitre.org/data/definitions/22.html")).toBe(true);
  for (const source of ["javascript:alert(1)", "data:text/html,hi", "file:///etc/passwd", "//example.org", "CWE-22"])
    expect(origin(source), source).toBe(false);
});
