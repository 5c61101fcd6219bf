import { expect, test } from "vitest";
import { describeTrip, durationOf } from "../src/trip";

test("a change over midnight is as long as it is", () => {
  const legs = [
    { line: "R1", departs: "21:10", arrives: "22:05" },
    { line: "8", departs: "22:15", arrives: "23:56" },
    { line: "N1", departs: "00:00", arrives: "00:09" },
  ];
  expect(describeTrip(legs)).toBe("21:10 – 00:09, 179 min");
});

test("a long wait over midnight counts", () => {
  const legs = [
    { line: "R1", departs: "20:00", arrives: "21:30" },
    { line: "N1", departs: "00:15", arrives: "00:30" },
  ];
  expect(durationOf(legs)).toBe(270);
});
