import { expect, it } from "vitest";
import { statementText } from "../src/statement";

it("is laid out as before", () => {
  const statement = { customer: "Ana Reis", open: -1_205, largest: "P-7", remarks: ["by post", "second floor"] };
  expect(statementText(statement)).toBe(
    "Statement for Ana Reis\nOpen: -12.05 EUR\nPlease pay P-7 first\n- by post\n- second floor",
  );
  expect(statementText({ ...statement, open: 7, largest: null, remarks: [] })).toBe(
    "Statement for Ana Reis\nOpen: 0.07 EUR",
  );
});
