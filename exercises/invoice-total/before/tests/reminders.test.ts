import { expect, it } from "vitest";
import { dueReminders } from "../src/reminders";
import { defaultSettings } from "../src/settings";
import { invoiceOf, lineOf } from "./invoices";

it("reminds from the fourteenth day on", () => {
  const invoices = [invoiceOf(lineOf(10_000))];
  expect(dueReminders(invoices, defaultSettings, "2026-03-14")).toEqual([]);
  expect(dueReminders(invoices, defaultSettings, "2026-03-15")).toEqual([
    { number: "PW-310", text: "St Anne's: 119.00 EUR of PW-310 are open" },
  ]);
});
