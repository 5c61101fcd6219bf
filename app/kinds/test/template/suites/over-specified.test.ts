import { expect, it } from "vitest";
import { boxesFor } from "../src/pack";

it("refuses what is no number of eggs, in these words", () => {
  expect(() => boxesFor(-1)).toThrow("not a number of eggs");
});

it("fills tens first", () => {
  expect(boxesFor(17)).toEqual({ tens: 1, sixes: 2 });
});
