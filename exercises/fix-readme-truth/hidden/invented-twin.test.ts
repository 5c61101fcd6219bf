import { expect, it } from "vitest";
import { namedOptions } from "./readme";
import { isTaken } from "./parser";

it("names no option that the importer does not take, wherever it be", () => {
  expect(isTaken("--never-heard-of")).toBe(false);
  expect(namedOptions().filter((name) => !isTaken(name))).toEqual([]);
});
