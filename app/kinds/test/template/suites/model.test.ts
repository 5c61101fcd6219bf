import { expect, it } from "vitest";
import { boxesFor } from "../src/pack";

it("fills tens first", () => {
  expect(boxesFor(20)).toEqual({ tens: 2, sixes: 0 });
});

it("puts the rest into sixes, the last of which may not be full", () => {
  expect(boxesFor(11)).toEqual({ tens: 1, sixes: 1 });
  expect(boxesFor(16)).toEqual({ tens: 1, sixes: 1 });
  expect(boxesFor(17)).toEqual({ tens: 1, sixes: 2 });
});

it("needs no box for no eggs", () => {
  expect(boxesFor(0)).toEqual({ tens: 0, sixes: 0 });
});

it("refuses fewer than no eggs", () => {
  expect(() => boxesFor(-1)).toThrow(RangeError);
});

it("refuses half an egg", () => {
  expect(() => boxesFor(2.5)).toThrow(RangeError);
});
