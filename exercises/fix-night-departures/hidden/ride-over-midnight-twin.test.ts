import { expect, test } from "vitest";
import { describeTrip } from "../src/trip";

test.each([
  ["23:58", "00:00", "23:58 – 00:00, 2 min"],
  ["19:30", "00:20", "19:30 – 00:20, 290 min"],
  ["22:50", "03:45", "22:50 – 03:45, 295 min"],
  ["23:30", "04:15", "23:30 – 04:15, 285 min"],
])("a ride from %s to %s", (departs, arrives, says) => {
  expect(describeTrip([{ line: "R5", departs, arrives }])).toBe(says);
});
