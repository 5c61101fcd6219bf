import { expect, it } from "vitest";
import { dueDate, parseTerms } from "../src/due-date";

it.each([
  ["one month", "2026-05-10T16:45:30.250Z", "1 month", "2026-06-10T16:45:30.250Z"],
  ["several months", "2026-03-01T00:00:00.001Z", "2 months", "2026-05-01T00:00:00.001Z"],
  ["days", "2026-03-01T23:59:59.999Z", "14 days", "2026-03-15T23:59:59.999Z"],
  ["on receipt", "2026-03-01T08:00:00.000Z", "on receipt", "2026-03-01T08:00:00.000Z"],
])("keeps the time of day: %s", (_, issued, terms, due) => {
  expect(dueDate(new Date(issued), parseTerms(terms)).toISOString()).toBe(due);
});
