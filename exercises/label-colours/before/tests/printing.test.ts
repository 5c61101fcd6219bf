import { expect, it } from "vitest";
import { perSheet } from "../src/printing";

it("counts the labels of a sheet", () => {
  expect([30, 33, 297, 300].map(perSheet)).toEqual([9, 9, 1, 0]);
});
