import { expect, it } from "vitest";
import { tens } from "../src/score-sheet";

it("used to break", () => {
  expect(tens(["X", "9", "8"])).toBe(1);
});
