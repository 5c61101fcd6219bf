import { expect, it } from "vitest";
import { optionRows } from "./readme";

it("has a row for --since, which has no default", () => {
  expect(optionRows()).toContainEqual({ name: "--since", standard: undefined });
});
