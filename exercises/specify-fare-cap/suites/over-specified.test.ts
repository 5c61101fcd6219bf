import { expect, it } from "vitest";
import type { Ride } from "../src/ride";
import { statement } from "../src/statement";

const ride = (start: string, parts: Partial<Ride> = {}): Ride => ({
  ...{ card: "c1", rider: "adult", cityPass: false, line: "12", distance: "short", bicycle: false },
  ...{ start, end: start, ...parts },
});
const day = ["09:00", "10:00", "11:00", "12:00", "13:00"].map((time) => ride(`2026-11-20T${time}`));

it("has an entry for each ride", () => {
  expect(statement(day)).toHaveLength(5);
});

it("charges the ride that reaches the cap in part, and the next with nothing", () => {
  expect(statement(day).map(({ cents }) => cents)).toEqual([240, 240, 240, 120, 0]);
});

it("keeps the order of the rides", () => {
  const rides = [ride("2026-11-20T23:00"), ride("2026-11-21T12:00")];
  expect(statement(rides).map(({ travelDay }) => travelDay)).toEqual(["2026-11-20", "2026-11-21"]);
});

it("never gives anything back", () => {
  expect(statement(day).every(({ cents }) => cents >= 0)).toBe(true);
});

it("puts a bicycle into the entry of its ride", () => {
  const rides = [ride("2026-11-20T09:00", { bicycle: true }), ride("2026-11-20T10:00")];
  expect(statement(rides)).toMatchObject([{ cents: 440 }, { cents: 240 }]);
});

it("counts a ride at two in the morning to the day before", () => {
  const [entry] = statement([ride("2026-11-21T02:00")]);
  expect(entry?.travelDay).toBe("2026-11-20");
});

it("caps the sum", () => {
  expect(statement(day).reduce((sum, { cents }) => sum + cents, 0)).toBe(840);
});
