import { expect, test } from "vitest";
import { boardAt } from "../src/board";
import { parseTime } from "../src/time-of-day";

test("times of day are read", () => {
  expect(["00:00", "00:59", "09:05", "23:59"].map(parseTime)).toEqual([0, 59, 545, 1439]);
});

test("anything else is refused", () => {
  for (const text of ["24:00", "24:10", "7:05", "12:60", "noon", "", "12:00 "]) {
    expect(() => parseTime(text)).toThrow("Not a time of day");
  }
  expect(() => boardAt("12:00", [{ line: "8", to: "Depot", time: "24:10" }])).toThrow("Not a time of day");
});
