import { expect, it } from "vitest";
import { optionRows } from "./readme";

it("has a row for --strict, which is off", () => {
  expect(optionRows()).toContainEqual({ name: "--strict", standard: undefined });
});
