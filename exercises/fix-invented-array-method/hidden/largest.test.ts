import { expect, it } from "vitest";
import { statementOf } from "../src/statement";
import { invoice, position } from "./books";

it("names the open invoice with the largest total", () => {
  const invoices = [
    invoice("P-2207", [position(3, 450), position(1, 1_250)]),
    invoice("P-2209", [position(9, 450)]),
    invoice("P-2211", [position(1, 99_900)], { isPaid: true }),
  ];
  expect(statementOf("Halden & Co", invoices).largest).toBe("P-2209");
});
