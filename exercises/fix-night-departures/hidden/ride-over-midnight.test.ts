import { expect, test } from "vitest";
import { describeTrip, durationOf } from "../src/trip";

test("a ride that begins before midnight ends after it", () => {
  expect(describeTrip([{ line: "U3", departs: "23:40", arrives: "00:15" }])).toBe("23:40 – 00:15, 35 min");
});

test("a long ride may begin early in the evening", () => {
  expect(durationOf([{ line: "R1", departs: "20:45", arrives: "00:10" }])).toBe(205);
});
