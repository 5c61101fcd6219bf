import { expect, it } from "vitest";
import { boxesFor } from "../src/pack";

it("packs thirty eggs", () => {
  expect(boxesFor(30)).toEqual({ tens: 3, sixes: 0 });
});

it("packs sixteen eggs", () => {
  expect(boxesFor(16)).toEqual({ tens: 1, sixes: 1 });
});
