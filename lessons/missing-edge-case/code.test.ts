import { expect, it } from "vitest";
import { irrigate, longestDrySpell } from "./code";

it("finds the dry days between two rainy ones", () => {
  expect(longestDrySpell([8, 0, 0, 1, 5, 0, 12])).toBe(3);
});

it("counts a spell that is still going on", () => {
  expect(longestDrySpell([3, 0, 0, 0, 0, 0])).toBe(5);
  expect(irrigate([3, 0, 0, 0, 0, 0])).toBe(true);
});

it("is 0 for no days", () => {
  expect(longestDrySpell([])).toBe(0);
});
