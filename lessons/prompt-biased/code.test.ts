import { expect, it } from "vitest";
import { certificate, ordinal } from "./code";

it("writes the examples of the task", () => {
  expect([1, 2, 3, 4, 11, 21].map(ordinal)).toEqual(["1st", "2nd", "3rd", "4th", "11th", "21st"]);
});

it("writes the neighbours of the examples", () => {
  expect([10, 12, 13, 14, 22, 23].map(ordinal)).toEqual(["10th", "12th", "13th", "14th", "22nd", "23rd"]);
});

it("writes places over 100", () => {
  expect([101, 111, 112, 121].map(ordinal)).toEqual(["101st", "111th", "112th", "121st"]);
});

it("mentions medals", () => {
  expect(certificate({ name: "Ada", place: 2 })).toBe("Ada finished 2nd and won a medal");
});
