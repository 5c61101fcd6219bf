import { expect, it } from "vitest";
import { boxesFor } from "../src/pack";

it("packs ten eggs into one box", () => {
  expect(boxesFor(10)).toEqual({ tens: 1, sixes: 0 });
});
