import { expect, test } from "vitest";
import { describeTrip, durationOf } from "../src/trip";

test("trips by day take what they took", () => {
  expect(durationOf([{ line: "R1", departs: "00:00", arrives: "04:55" }])).toBe(295);
  const legs = [
    { line: "U3", departs: "06:58", arrives: "07:30" },
    { line: "12", departs: "07:34", arrives: "07:50" },
    { line: "8", departs: "08:00", arrives: "08:01" },
  ];
  expect(describeTrip(legs)).toBe("06:58 – 08:01, 63 min");
});

test("less than four minutes are a short change", () => {
  const legs = [
    { line: "U3", departs: "06:58", arrives: "07:30" },
    { line: "12", departs: "07:33", arrives: "07:50" },
  ];
  expect(describeTrip(legs)).toBe("06:58 – 07:50, 52 min, short change");
});
