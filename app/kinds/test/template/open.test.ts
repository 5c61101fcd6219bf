import { expect, it } from "vitest";
import { boxesFor } from "../src/pack";

it("The text of an error", () => {
  expect(() => boxesFor(-1)).toThrow("not a number of eggs");
});
