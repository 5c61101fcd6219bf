import { expect, it } from "vitest";
import { statementOf } from "../src/statement";
import { invoice } from "../tests/books";

// This statement was always right. Change it into one that the old code gets wrong and yours gets right.
it("tells what is open", () => {
  const statement = statementOf("Ana Reis", [invoice("P-1", [])]);
  expect(statement.open).toBe(0);
});
