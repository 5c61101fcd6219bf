import { expect, it } from "vitest";
import { dueDate, parseTerms } from "../src/due-date";
import { paymentPlan } from "../src/payment-plan";

it("leaves the date of issue as it is, and gives back another", () => {
  for (const terms of ["on receipt", "10 days", "1 month"]) {
    const issuedAt = new Date("2026-06-12T10:00:00Z");
    const due = dueDate(issuedAt, parseTerms(terms));
    expect(issuedAt.toISOString()).toBe("2026-06-12T10:00:00.000Z");
    expect(due).not.toBe(issuedAt);
  }
});

it("leaves the first date of a plan as it is", () => {
  const firstDue = new Date("2026-06-12T10:00:00Z");
  paymentPlan(1000, firstDue, 3);
  expect(firstDue.toISOString()).toBe("2026-06-12T10:00:00.000Z");
});
