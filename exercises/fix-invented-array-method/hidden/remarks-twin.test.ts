import { expect, it } from "vitest";
import { statementOf, statementText } from "../src/statement";
import { invoice } from "./books";

it("lists remarks in the order of the invoices, the same one twice", () => {
  const remarks = ["0", "second floor", "", "\tsecond floor", "again"];
  const invoices = remarks.map((remark, index) => invoice(`P-${index}`, [], { remark, isPaid: index % 2 === 0 }));
  const rows = statementText(statementOf("Ana Reis", invoices)).split("\n");
  expect(rows.filter((row) => row.startsWith("- "))).toEqual(["- 0", "- second floor", "- second floor", "- again"]);
});
