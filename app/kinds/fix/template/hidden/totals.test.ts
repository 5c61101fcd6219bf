import { expect, it } from "vitest";
import { total } from "../src/score-sheet";

it("counts an inner ten ten points, and a miss none", () => {
  expect(total(["X", "M", "5"])).toBe(15);
});
