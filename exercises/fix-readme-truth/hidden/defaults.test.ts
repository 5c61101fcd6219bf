import { expect, it } from "vitest";
import { optionRows } from "./readme";
import { standardOf } from "./parser";

it("gives the importer's default for --batch", () => {
  expect(optionRows().find(({ name }) => name === "--batch")?.standard).toBe(standardOf("--batch"));
});
