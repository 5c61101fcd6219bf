import { expect, it } from "vitest";
import { dueReminders } from "./src/reminders";
import { defaultSettings } from "./src/settings";
import { invoiceOf, lineOf } from "./tests/invoices";

it("does not remind of 4.99 EUR where the smallest sum is 5 EUR", () => {
  const small = invoiceOf(lineOf(499, { vatRate: 0 }));
  expect(dueReminders([small], defaultSettings, "2026-03-20")).toEqual([]);
});

it("reminds of 5.00 EUR", () => {
  const enough = invoiceOf(lineOf(500, { vatRate: 0 }));
  expect(dueReminders([enough], defaultSettings, "2026-03-20")).toHaveLength(1);
});
