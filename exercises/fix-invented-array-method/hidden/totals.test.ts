import { expect, it } from "vitest";
import { statementOf, totalOf } from "../src/statement";
import { invoice, position } from "./books";

it("adds up an invoice, with what was returned", () => {
  expect(totalOf(invoice("P-2209", [position(10, 450), position(-1, 450)]))).toBe(4_050);
});

it("adds up what is open", () => {
  const invoices = [
    invoice("P-2207", [position(3, 450), position(1, 1_250)]),
    invoice("P-2209", [position(10, 450), position(-1, 450)]),
    invoice("P-2190", [position(1, 800)], { isPaid: true }),
  ];
  expect(statementOf("Halden & Co", invoices).open).toBe(6_650);
});
