import { expect, it } from "vitest";
import type { Ride } from "../src/ride";
import { statement } from "../src/statement";

const ride = (time: string): Ride => ({
  ...{ card: "c1", rider: "adult", cityPass: false, line: "12", distance: "short", bicycle: false },
  ...{ start: `2026-11-20T${time}`, end: `2026-11-20T${time}` },
});
const sum = (rides: Ride[]) => statement(rides).reduce((total, { cents }) => total + cents, 0);

it("charges a few rides", () => {
  expect(sum([ride("09:00"), ride("10:00")])).toBe(480);
});

it("caps many rides", () => {
  expect(sum(["09:00", "10:00", "11:00", "12:00", "13:00", "14:00"].map(ride))).toBe(840);
});
