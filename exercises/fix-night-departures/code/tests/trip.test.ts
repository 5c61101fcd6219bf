import { expect, test } from "vitest";
import { describeTrip, durationOf } from "../src/trip";

const ride = (line: string, departs: string, arrives: string) => ({ line, departs, arrives });

test("a trip on one line", () => {
  expect(describeTrip([ride("U3", "07:40", "08:15")])).toBe("07:40 – 08:15, 35 min");
});

test("waiting counts", () => {
  expect(durationOf([ride("U3", "07:40", "08:15"), ride("12", "08:25", "08:40")])).toBe(60);
});

test("a short change is pointed out", () => {
  const legs = [ride("U3", "07:40", "08:15"), ride("12", "08:17", "08:40")];
  expect(describeTrip(legs)).toBe("07:40 – 08:40, 60 min, short change");
});

test("a trip has a leg", () => {
  expect(() => describeTrip([])).toThrow(RangeError);
});
