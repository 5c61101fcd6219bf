import { expect, it } from "vitest";
import { highestFirst, tens } from "../src/score-sheet";

it("used to break", () => {
  // Write an end that used to be listed or counted wrongly, and the correct result.
  expect(tens([])).toBe(0);
  expect(highestFirst([])).toEqual([]);
});
