import { expect, it } from "vitest";
import { namedOptions } from "../tests/readme";
import { isTaken } from "./parser";

it("names no option that the importer does not take, wherever it be", () => {
  expect(namedOptions().filter((name) => !isTaken(name))).toEqual([]);
});
