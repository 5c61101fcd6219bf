import { expect, it } from "vitest";
import { highestFirst } from "../src/score-sheet";

it("lists a ten before a seven", () => {
  expect(highestFirst(["7", "10", "3"])).toEqual(["10", "7", "3"]);
});
