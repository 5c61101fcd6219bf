import { expect, it } from "vitest";
import { fareFor } from "../src/fares";

// Some fares, taken down from a run of the old code.
it("has not changed for an adult", () => {
  expect(JSON.stringify(fareFor({ zone: 2 }, { age: 40 }))).toBe(
    '{"amount":3.6,"currency":"EUR","reason":"full","rides":1}',
  );
});

it("has not changed for a child", () => {
  expect(JSON.stringify(fareFor({ zone: 1, offPeak: true }, { age: 10 }))).toBe(
    '{"amount":1.06,"currency":"EUR","reason":"child","rides":1}',
  );
});

it("has not changed in all", () => {
  const amounts = [3, 10, 40, 70].map((age) => fareFor({ zone: 3, rides: 10 }, { age }).amount);
  expect(amounts).toEqual([0, 21.6, 43.2, 30.24]);
});
