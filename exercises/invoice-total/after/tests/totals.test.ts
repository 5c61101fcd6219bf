import { describe, expect, it } from "vitest";
import { invoiceText } from "../src/invoice-text";
import { paymentFile } from "../src/payment-file";
import { dueReminders } from "../src/reminders";
import { defaultSettings } from "../src/settings";
import { invoiceTotal, lineNet, roundToCents } from "../src/totals";
import { invoiceOf, lineOf } from "./invoices";

describe("roundToCents", () => {
  it("takes halves away from zero", () => {
    expect([2.4, 2.5, 2.6, -2.4, -2.5].map(roundToCents)).toEqual([2, 3, 3, -2, -3]);
  });
});

describe("lineNet", () => {
  it("multiplies and takes the discount off", () => {
    expect(lineNet(lineOf(1_999, { quantity: 3 }))).toBe(5_997);
    expect(lineNet(lineOf(8_050, { quantity: 1.25 }))).toBe(10_063);
    expect(lineNet(lineOf(1_250, { discount: 10 }))).toBe(1_125);
    expect(lineNet(lineOf(1_250, { discount: 0 }))).toBe(1_250);
  });

  it("mirrors what is taken back", () => {
    expect(lineNet(lineOf(333, { quantity: -1, discount: 50 }))).toBe(-167);
  });
});

describe("invoiceTotal", () => {
  it("adds up an invoice at one rate", () => {
    const total = invoiceTotal(invoiceOf(lineOf(10_000), lineOf(2_500, { quantity: 2 })));
    expect(total).toMatchObject({ net: 15_000, vat: 2_850, gross: 17_850 });
  });

  it("has a row for each rate, from the highest to the lowest", () => {
    const total = invoiceTotal(invoiceOf(lineOf(4_000, { vatRate: 0 }), lineOf(2_000, { vatRate: 7 }), lineOf(100)));
    expect(total.rows).toEqual([
      { rate: 19, net: 100, vat: 19 },
      { rate: 7, net: 2_000, vat: 140 },
      { rate: 0, net: 4_000, vat: 0 },
    ]);
    expect(total.gross).toBe(6_259);
  });

  it("comes to nothing without lines", () => {
    expect(invoiceTotal(invoiceOf())).toEqual({ net: 0, vat: 0, gross: 0, rows: [] });
  });

  it("comes to nothing when all is taken back", () => {
    const lines = [lineOf(1_037), lineOf(1_037, { quantity: -1 })];
    expect(invoiceTotal(invoiceOf(...lines)).gross).toBe(0);
  });
});

describe("where totals are used", () => {
  const settings = { ...defaultSettings, smallestReminder: 500 };

  it("prints the VAT block", () => {
    const text = invoiceText(invoiceOf(lineOf(100_000, { quantity: 2, discount: 5 }), lineOf(700, { vatRate: 7 })));
    expect(text.split("\n").slice(1, -1)).toEqual([
      "2 x Bandages, 1,000.00 EUR each, less 5 %: 1,900.00 EUR",
      "1 x Bandages, 7.00 EUR each: 7.00 EUR",
      "Net: 1,907.00 EUR",
      "VAT 19 % on 1,900.00 EUR: 361.00 EUR",
      "VAT 7 % on 7.00 EUR: 0.49 EUR",
      "Total: 2,268.49 EUR",
    ]);
  });

  it("reminds of invoices from the smallest sum on", () => {
    const small = { ...invoiceOf(lineOf(499, { vatRate: 0 })), number: "PW-311" };
    const enough = { ...invoiceOf(lineOf(500, { vatRate: 0 })), number: "PW-312" };
    expect(dueReminders([small, enough], settings, "2026-03-20").map(({ number }) => number)).toEqual(["PW-312"]);
  });

  it("hands the bank whole cents", () => {
    const paid = { ...invoiceOf(lineOf(100)), paidOn: "2026-03-02" };
    expect(paymentFile([paid, invoiceOf(lineOf(1_003))], settings)).toEqual([
      { reference: "PW-310", creditor: "Pennywhistle GmbH", amount: 1_194 },
    ]);
  });
});
