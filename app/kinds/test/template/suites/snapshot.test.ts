import { expect, it } from "vitest";
import { boxesFor } from "../src/pack";

it("fills the same boxes as before", () => {
  expect([0, 7, 16].map(boxesFor)).toEqual([
    { tens: 0, sixes: 0 },
    { tens: 0, sixes: 2 },
    { tens: 1, sixes: 1 },
  ]);
});

it("refuses with the same message as before", () => {
  expect(() => boxesFor(2.5)).toThrow(/^not a number of eggs$/);
});
