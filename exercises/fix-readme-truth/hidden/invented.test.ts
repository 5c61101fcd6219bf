import { expect, it } from "vitest";
import { optionRows } from "../tests/readme";
import { isTaken } from "./parser";

it("has a row for no option that the importer does not take", () => {
  const names = optionRows().map(({ name }) => name);
  expect(names).toContain("--quiet");
  expect(names.filter((name) => !isTaken(name))).toEqual([]);
});
