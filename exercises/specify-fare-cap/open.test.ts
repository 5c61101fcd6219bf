import { describe, expect, it } from "vitest";
import type { Ride } from "../src/ride";
import { statement } from "../src/statement";

const ride = (start: string, parts: Partial<Ride> = {}): Ride => ({
  ...{ card: "c1", rider: "adult", cityPass: false, line: "12", distance: "short", bicycle: false },
  ...{ start, end: start, ...parts },
});
const day = ["09:00", "10:00", "11:00", "12:00", "13:00"].map((time) => ride(`2026-11-20T${time}`));

describe("How many entries", () => {
  it("are one for each ride", () => {
    expect(statement(day)).toHaveLength(5);
  });

  it("are in the order of the rides", () => {
    expect(statement([ride("2026-11-20T23:00"), ride("2026-11-21T12:00")])[0]!.travelDay).toBe("2026-11-20");
  });

  it("have three fields", () => {
    expect(Object.keys(statement(day)[0]!).sort()).toEqual(["card", "cents", "travelDay"]);
  });

  it("are never negative", () => {
    expect(Math.min(...statement(day).map(({ cents }) => cents))).toBe(0);
  });
});

it("Cards without rides and days without rides", () => {
  const days = statement([ride("2026-11-20T09:00"), ride("2026-11-23T09:00")]).map(({ travelDay }) => travelDay);
  expect(days).not.toContain("2026-11-21");
});

describe("All rides are in 2026 or 2027", () => {
  it("and other years are charged, too", () => {
    expect(statement([ride("2031-05-01T09:00")])[0]?.cents).toBe(240);
  });

  it("and may arrive in any order", () => {
    expect(() => statement([ride("2026-11-21T09:00"), ride("2026-11-20T09:00")])).not.toThrow();
  });
});

it("A card always belongs to an adult", () => {
  const rides = [ride("2026-11-20T09:00"), ride("2026-11-20T10:00", { rider: "child" })];
  expect(statement(rides).reduce((sum, { cents }) => sum + cents, 0)).toBe(360);
});
