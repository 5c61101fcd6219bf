import { expect, test } from "vitest";
import { describeTrip } from "../src/trip";

test("a change over midnight is as long as it is", () => {
  const legs = [
    { line: "U3", departs: "23:30", arrives: "23:52" },
    { line: "N2", departs: "00:04", arrives: "00:20" },
  ];
  expect(describeTrip(legs)).toBe("23:30 – 00:20, 50 min");
});

test("a change over midnight may be short", () => {
  const legs = [
    { line: "U3", departs: "23:30", arrives: "23:58" },
    { line: "N2", departs: "00:01", arrives: "00:20" },
  ];
  expect(describeTrip(legs)).toBe("23:30 – 00:20, 50 min, short change");
});
