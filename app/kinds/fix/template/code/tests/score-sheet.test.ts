import { expect, it } from "vitest";
import { highestFirst, tens, total } from "../src/score-sheet";

it("adds up an end", () => {
  expect(total(["9", "8", "M"])).toBe(17);
});

it("lists the highest arrow first", () => {
  expect(highestFirst(["9", "10", "8"])).toEqual(["10", "9", "8"]);
});

it("counts tens", () => {
  expect(tens(["10", "9", "10"])).toBe(2);
});
