import { expect, it } from "vitest";
import { tens } from "../src/score-sheet";

it("counts inner tens alone", () => {
  expect(tens(["X", "X", "M"])).toBe(2);
});
