import { expect, it } from "vitest";
import { dueLine, parseTerms } from "../src/due-date";

it.each([
  ["past the end of February", "2026-01-31", "30 days", "2026-03-02"],
  ["from the end of February", "2026-02-28", "1 day", "2026-03-01"],
  ["to 29 February", "2028-02-28", "1 day", "2028-02-29"],
  ["past the end of a year", "2026-12-20", "14 days", "2027-01-03"],
])("counts days %s", (_, issued, terms, due) => {
  expect(dueLine(new Date(`${issued}T00:00:00Z`), parseTerms(terms))).toBe(`Payable by ${due}`);
});
