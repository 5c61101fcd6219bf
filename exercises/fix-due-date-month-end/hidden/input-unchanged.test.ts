import { expect, it } from "vitest";
import { dueDate, parseTerms } from "../src/due-date";
import { paymentPlan } from "../src/payment-plan";

it("leaves the date of issue as it is, and gives back another", () => {
  for (const [terms, day] of [
    ["on receipt", "2026-06-12"],
    ["10 days", "2026-06-22"],
    ["1 month", "2026-07-12"],
  ] as const) {
    const issuedAt = new Date("2026-06-12T10:00:00Z");
    const due = dueDate(issuedAt, parseTerms(terms));
    expect(issuedAt.toISOString()).toBe("2026-06-12T10:00:00.000Z");
    expect(due).not.toBe(issuedAt);
    expect(due.toISOString()).toContain(day);
  }
});

it("leaves the first date of a plan as it is", () => {
  const firstDue = new Date("2026-06-12T10:00:00Z");
  expect(paymentPlan(1000, firstDue, 3)).toHaveLength(3);
  expect(firstDue.toISOString()).toBe("2026-06-12T10:00:00.000Z");
});
