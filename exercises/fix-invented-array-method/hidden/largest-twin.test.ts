import { expect, it } from "vitest";
import { statementOf, statementText } from "../src/statement";
import { invoice, position } from "./books";

it("names the first of several that are as large", () => {
  const invoices = ["P-1", "P-2", "P-3"].map((number, index) => invoice(number, [position(1, index === 0 ? 50 : 70)]));
  expect(statementText(statementOf("Ana Reis", invoices))).toContain("\nPlease pay P-2 first");
});

it("names one also where all are credits", () => {
  const invoices = [invoice("P-1", [position(-1, 500)]), invoice("P-2", [position(-1, 20)])];
  expect(statementOf("Ana Reis", invoices).largest).toBe("P-2");
});
