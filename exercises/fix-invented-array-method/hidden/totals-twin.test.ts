import { expect, it } from "vitest";
import { statementOf, statementText, totalOf } from "../src/statement";
import { invoice, position } from "./books";

it("adds up an invoice of more returns than sales", () => {
  expect(totalOf(invoice("P-3", [position(1, 100), position(-4, 250), position(0, 70)]))).toBe(-900);
});

it("adds up what is open, credits included", () => {
  const invoices = [
    invoice("P-1", [position(7, 33)]),
    invoice("P-2", [position(5, 5_000)], { isPaid: true }),
    invoice("P-3", [position(-1, 100)]),
    invoice("P-4", [position(1, 1), position(1, 2)]),
  ];
  expect(statementText(statementOf("Ana Reis", invoices))).toContain("\nOpen: 1.34 EUR");
});
