import { expect, it } from "vitest";
import { boxesFor } from "../src/pack";

it("is as it was", () => {
  expect([0, 7, 16].map(boxesFor)).toEqual([
    { tens: 0, sixes: 0 },
    { tens: 0, sixes: 2 },
    { tens: 1, sixes: 1 },
  ]);
});

it("says what it said", () => {
  expect(() => boxesFor(2.5)).toThrow(/^not a number of eggs$/);
});
