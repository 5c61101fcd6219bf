import { expect, it } from "vitest";
import { invoiceTotal } from "./src/totals";
import { invoiceOf, lineOf } from "./tests/invoices";

it("has 6 cents of VAT on three lines of 0.13 at 19 %, 2 on each", () => {
  const total = invoiceTotal(invoiceOf(lineOf(13), lineOf(13), lineOf(13)));
  expect(total).toEqual({ net: 39, vat: 6, gross: 45, rows: [{ rate: 19, net: 39, vat: 6 }] });
});
