import { expect, it } from "vitest";
import { type FareFor, suite } from "./code";

const right: FareFor = (age) => {
  if (age < 0) throw new RangeError("A negative age");
  if (age < 6) return 0;
  return age < 16 ? 600 : 1_200;
};

/** The names of the suite's tests that fail on a price list. */
function failing(fareFor: FareFor): string[] {
  return Object.keys(suite).filter((name) => {
    try {
      suite[name]!(fareFor);
      return false;
    } catch {
      return true;
    }
  });
}

it("accepts the right prices", () => {
  expect(failing(right)).toEqual([]);
});

it("rejects a wrong price for adults", () => {
  expect(failing((age) => (age < 16 ? right(age) : 1_100))).toEqual(["adults pay the full price"]);
});

it("rejects toddlers who pay", () => {
  expect(failing((age) => (age >= 0 && age < 6 ? 600 : right(age)))).toEqual(["children under 6 travel free"]);
});

it("rejects a full price at 15", () => {
  expect(failing((age) => (age === 15 ? 1_200 : right(age)))).toEqual(["children under 16 pay half"]);
});

it("rejects a price for a negative age", () => {
  expect(failing((age) => (age < 0 ? 0 : right(age)))).toEqual(["a negative age is an error"]);
});
