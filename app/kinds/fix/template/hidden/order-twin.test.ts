import { expect, it } from "vitest";
import { highestFirst } from "../src/score-sheet";

it("lists a ten before a two", () => {
  expect(highestFirst(["1", "2", "10"])).toEqual(["10", "2", "1"]);
});
