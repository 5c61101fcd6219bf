import { expect, it } from "vitest";
import { highestFirst, tens } from "../src/score-sheet";

it("used to break", () => {
  // Say an end that used to be listed or counted wrong, and what should come out.
  expect(tens([])).toBe(0);
  expect(highestFirst([])).toEqual([]);
});
