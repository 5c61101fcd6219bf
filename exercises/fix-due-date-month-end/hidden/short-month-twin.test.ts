import { expect, it } from "vitest";
import { dueDate, dueLine, parseTerms } from "../src/due-date";

it("is the last day of a month that has 30 days", () => {
  expect(dueLine(new Date("2027-05-31T00:00:00Z"), parseTerms("1 month"))).toBe("Payable by 2027-06-30");
});

it("is the last day of February, from a day that is not the 31st", () => {
  expect(dueLine(new Date("2027-01-29T00:00:00Z"), parseTerms("1 month"))).toBe("Payable by 2027-02-28");
});

it("is the last day of a short month several months on", () => {
  expect(dueLine(new Date("2026-12-31T00:00:00Z"), parseTerms("2 months"))).toBe("Payable by 2027-02-28");
});

it("keeps the time of day on the last day of a short month", () => {
  const due = dueDate(new Date("2027-10-31T23:59:59.999Z"), parseTerms("1 month"));
  expect(due.toISOString()).toBe("2027-11-30T23:59:59.999Z");
});
