import { expect, it } from "vitest";
import type { Ride } from "../src/ride";
import { statement } from "../src/statement";

const ride = (start: string, parts: Partial<Ride> = {}): Ride => ({
  ...{ card: "c1", rider: "adult", cityPass: false, line: "12", distance: "short", bicycle: false },
  ...{ start, end: start, ...parts },
});

// A Friday, taken down from a run of the code.
it("has not changed", () => {
  const rides = ["09:00", "12:00", "17:00", "19:00"].map((time) => ride(`2026-11-20T${time}`));
  expect(statement(rides)).toEqual([
    { card: "c1", travelDay: "2026-11-20", cents: 240 },
    { card: "c1", travelDay: "2026-11-20", cents: 240 },
    { card: "c1", travelDay: "2026-11-20", cents: 240 },
    { card: "c1", travelDay: "2026-11-20", cents: 120 },
  ]);
});

it("has not changed for a night out", () => {
  const rides = ["2026-11-20T22:00", "2026-11-21T01:00"].map((time) => ride(time, { bicycle: true }));
  expect(statement(rides).map(({ travelDay, cents }) => `${travelDay} ${cents}`)).toEqual([
    "2026-11-20 440",
    "2026-11-21 440",
  ]);
});

it("has not changed in all", () => {
  const rides = ["10:00", "11:00", "12:00"].map((time) =>
    ride(`2026-11-20T${time}`, { cityPass: true, distance: "long" }),
  );
  expect(statement(rides).reduce((sum, { cents }) => sum + cents, 0)).toBe(840);
});
