import { expect, it } from "vitest";
import { boxesFor } from "../src/pack";

it("refuses an invalid number of eggs with exactly this message", () => {
  expect(() => boxesFor(-1)).toThrow("not a number of eggs");
});

it("fills tens first", () => {
  expect(boxesFor(17)).toEqual({ tens: 1, sixes: 2 });
});
