import { expect, it } from "vitest";
import { statementOf } from "../src/statement";
import { invoice, position } from "../tests/books";

it("tells what is open", () => {
  const statement = statementOf("Ana Reis", [invoice("P-1", [position(2, 175)])]);
  expect(statement.open).toBe(350);
});
