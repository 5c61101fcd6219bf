import { expect, it } from "vitest";
import { isFree } from "./code";

const at = (from: number, until: number) => ({ from: from * 60, until: until * 60 });

// The model's tests.
it("is free at another time of the day", () => {
  expect(isFree([at(9, 10)], at(14, 15))).toBe(true);
});

it("is taken at the same time", () => {
  expect(isFree([at(9, 10)], at(9, 10))).toBe(false);
});

// Tests from the specification.
it("is free from the minute another booking ends, and until the minute one starts", () => {
  expect(isFree([at(9, 10)], at(10, 11))).toBe(true);
  expect(isFree([at(9, 10)], at(8, 9))).toBe(true);
});

it("is taken if only a part overlaps", () => {
  expect(isFree([at(9, 11)], at(10, 12))).toBe(false);
  expect(isFree([at(9, 11)], at(8, 10))).toBe(false);
});
