import { expect, it } from "vitest";
import { dueLine, parseTerms } from "../src/due-date";

it.each([
  ["in the middle of a month", "2026-04-10", "1 month", "2026-05-10"],
  ["from the end of February", "2026-02-28", "1 month", "2026-03-28"],
  ["from the end of a month of 30 days", "2026-04-30", "1 month", "2026-05-30"],
  ["from a 31st to a 31st", "2026-07-31", "1 month", "2026-08-31"],
  ["from a 30th to a 30th", "2026-03-30", "1 month", "2026-04-30"],
  ["over a short month", "2026-01-31", "2 months", "2026-03-31"],
])("stays the same day, %s", (_, issued, terms, due) => {
  expect(dueLine(new Date(`${issued}T00:00:00Z`), parseTerms(terms))).toBe(`Payable by ${due}`);
});
