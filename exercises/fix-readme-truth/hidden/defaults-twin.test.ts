import { expect, it } from "vitest";
import { optionRows } from "./readme";
import { standardOf } from "./parser";

it("gives the importer's default for --max-errors", () => {
  expect(optionRows().find(({ name }) => name === "--max-errors")?.standard).toBe(standardOf("--max-errors"));
});
