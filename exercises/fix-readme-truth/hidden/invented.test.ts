import { expect, it } from "vitest";
import { optionRows } from "./readme";
import { isTaken } from "./parser";

it("has a row for no option that the importer does not take", () => {
  expect(isTaken("--no-such-option")).toBe(false);
  const names = optionRows().map(({ name }) => name);
  expect(names).toContain("--quiet");
  expect(names.filter((name) => !isTaken(name))).toEqual([]);
});
