import { expect, it } from "vitest";
import { statementOf } from "../src/statement";
import { invoice, position } from "./books";

it("leaves the invoices and their order alone", () => {
  const invoices = [
    invoice("P-2", [position(1, 20)], { remark: " b " }),
    invoice("P-1", [position(1, 90)]),
    invoice("P-3", [position(1, 50)]),
  ];
  const before = structuredClone(invoices);
  expect(statementOf("Halden & Co", invoices)).toMatchObject({ customer: "Halden & Co" });
  expect(invoices).toEqual(before);
});
