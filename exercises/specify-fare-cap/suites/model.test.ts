import { describe, expect, it } from "vitest";
import type { Ride } from "../src/ride";
import { statement } from "../src/statement";

const DAY = "2026-11-20";
const NEXT = "2026-11-21";

const ride = (time: string, parts: Partial<Ride> = {}): Ride => {
  const start = time.includes("T") ? time : `${DAY}T${time}`;
  return {
    card: "c1",
    rider: "adult",
    cityPass: false,
    line: "12",
    distance: "short",
    bicycle: false,
    start,
    end: start,
    ...parts,
  };
};

function paid(rides: Ride[], travelDay = DAY, card = "c1"): number {
  const entries = statement(rides).filter((entry) => entry.card === card && entry.travelDay === travelDay);
  return entries.reduce((sum, { cents }) => sum + cents, 0);
}

const times = ["09:00", "10:00", "11:00", "12:00", "13:00"];

describe("a day", () => {
  it("costs its single rides as long as they are cheaper", () => {
    expect(paid(times.slice(0, 3).map((time) => ride(time)))).toBe(720);
    expect(paid([ride("09:00"), ride("10:00", { distance: "long" })])).toBe(620);
    expect(statement([])).toEqual([]);
  });

  it("costs a day ticket once they are not, to the cent", () => {
    expect(paid(times.slice(0, 4).map((time) => ride(time)))).toBe(840);
    expect(paid(times.map((time) => ride(time)))).toBe(840);
    expect(paid(times.slice(0, 3).map((time) => ride(time, { distance: "long" })))).toBe(840);
  });

  it("is counted over all lines", () => {
    expect(paid(times.map((time, i) => ride(time, { line: ["12", "U3", "F1"][i % 3]! })))).toBe(840);
  });

  it("costs a child a child's day ticket", () => {
    expect(paid(times.map((time) => ride(time, { rider: "child" })))).toBe(420);
    expect(paid(times.slice(0, 2).map((time) => ride(time, { rider: "child", distance: "long" })))).toBe(380);
  });
});

describe("a City Pass", () => {
  const withPass = (count: number) => times.slice(0, count).map((time) => ride(time, { cityPass: true }));

  it("takes a fifth off rides, and nothing off the most", () => {
    expect(paid(withPass(4))).toBe(768);
    expect(paid(withPass(5))).toBe(840);
  });
});

describe("a travel day", () => {
  const evening = ["20:00", "21:00", "22:00"].map((time) => ride(time));

  it("goes on until four", () => {
    const night = [...evening, ride("2026-11-21T02:30"), ride("2026-11-21T03:59")];
    expect(paid(night)).toBe(840);
    expect(paid(night, NEXT)).toBe(0);
  });

  it("begins anew at four", () => {
    const rides = [...evening, ride("23:00"), ride("2026-11-21T04:00"), ride("2026-11-21T12:00")];
    expect(paid(rides)).toBe(840);
    expect(paid(rides, NEXT)).toBe(480);
  });

  it("is that in which a ride began", () => {
    const rides = [ride("2026-11-21T03:50", { end: "2026-11-21T04:20" })];
    expect([paid(rides), paid(rides, NEXT)]).toEqual([240, 0]);
  });
});

it("is counted for each card", () => {
  const rides = times.flatMap((time) => [ride(time), ride(time, { card: "c2", distance: "long" })]);
  expect([paid(rides), paid(rides, DAY, "c2")]).toEqual([840, 840]);
  const few = [...times.map((time) => ride(time)), ride("15:00", { card: "c2" })];
  expect(paid(few, DAY, "c2")).toBe(240);
});

it("leaves bicycles to be paid on top", () => {
  expect(paid([ride("09:00", { bicycle: true })])).toBe(440);
  expect(paid(times.map((time) => ride(time, { bicycle: true })))).toBe(1840);
});
