import { expect, it } from "vitest";
import { dueLine, parseTerms } from "../src/due-date";

it.each([
  ["from its last day", "2026-12-31", "1 month", "2027-01-31"],
  ["by some months", "2026-11-15", "3 months", "2027-02-15"],
  ["by a whole year", "2026-12-01", "12 months", "2027-12-01"],
  ["by more than a year", "2026-10-20", "15 months", "2028-01-20"],
])("crosses the end of a year %s", (_, issued, terms, due) => {
  expect(dueLine(new Date(`${issued}T00:00:00Z`), parseTerms(terms))).toBe(`Payable by ${due}`);
});
