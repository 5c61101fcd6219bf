import { expect, it } from "vitest";
import { statementOf } from "../src/statement";
import { invoice } from "./books";

it("lists the remarks of all invoices, without blank ones", () => {
  const invoices = [
    invoice("P-1", [], { remark: " ring before delivery " }),
    invoice("P-2", []),
    invoice("P-3", [], { remark: "   " }),
    invoice("P-4", [], { remark: "paid in cash", isPaid: true }),
  ];
  expect(statementOf("Halden & Co", invoices).remarks).toEqual(["ring before delivery", "paid in cash"]);
});
