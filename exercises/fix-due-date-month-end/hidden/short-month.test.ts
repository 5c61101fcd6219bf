import { expect, it } from "vitest";
import { dueDate, dueLine, parseTerms } from "../src/due-date";

it("is the last day of a month that has 30 days", () => {
  expect(dueLine(new Date("2026-03-31T00:00:00Z"), parseTerms("1 month"))).toBe("Payable by 2026-04-30");
});

it("is the last day of February, from a day that is not the 31st", () => {
  expect(dueLine(new Date("2026-01-30T00:00:00Z"), parseTerms("1 month"))).toBe("Payable by 2026-02-28");
});

it("is the last day of a short month several months on", () => {
  expect(dueLine(new Date("2026-08-31T00:00:00Z"), parseTerms("3 months"))).toBe("Payable by 2026-11-30");
});

it("keeps the time of day on the last day of a short month", () => {
  const due = dueDate(new Date("2026-05-31T16:20:05.007Z"), parseTerms("1 month"));
  expect(due.toISOString()).toBe("2026-06-30T16:20:05.007Z");
});
