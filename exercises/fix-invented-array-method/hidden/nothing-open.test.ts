import { expect, it } from "vitest";
import { statementOf, totalOf } from "../src/statement";
import { invoice, position } from "./books";

it("has nothing open where all is paid, or where there is nothing", () => {
  const paid = invoice("P-1", [position(2, 450)], { isPaid: true });
  for (const invoices of [[], [paid]]) {
    expect(statementOf("Halden & Co", invoices)).toMatchObject({ open: 0, largest: null });
  }
});

it("comes to nothing without positions", () => {
  expect(totalOf(invoice("P-1", []))).toBe(0);
});
