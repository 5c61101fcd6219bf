import { expect, it } from "vitest";
import { tens } from "../src/score-sheet";

it("counts an inner ten as a ten", () => {
  expect(tens(["X", "10", "9"])).toBe(2);
});
