import { describe, expect, it } from "vitest";
import type { Trip } from "../src/fare";
import { fareFor } from "../src/fares";
import { receiptLine } from "../src/receipt";

const amount = (trip: Trip, age = 40) => fareFor(trip, { age }).amount;

it("has four fields, which receipts can be made of", () => {
  expect(fareFor({ zone: 2, rides: 2 }, { age: 40 })).toMatchObject({
    amount: 7.2,
    currency: "EUR",
    reason: "full",
    rides: 2,
  });
  expect(receiptLine(fareFor({}, { age: 10 }))).toBe("1 ride, child: 1.25 EUR");
});

describe("zones", () => {
  it.each([
    [1, 2.5],
    [2, 3.6],
    [3, 4.8],
    [4, 4.8],
    [9, 4.8],
  ])("%s cost %d", (zone, euros) => {
    expect(amount({ zone })).toBe(euros);
    expect(amount({ zone: String(zone) })).toBe(euros);
  });

  it("are compared as numbers, however they are written", () => {
    for (const zone of ["02", "2.0", " 2"]) expect(amount({ zone })).toBe(3.6);
    expect(amount({ zone: "01" })).toBe(2.5);
  });

  it("are the inner one where there is none", () => {
    for (const zone of [undefined, 0, ""]) expect(amount({ zone } as Trip)).toBe(2.5);
    expect(amount({})).toBe(2.5);
  });
});

describe("ages", () => {
  it.each([
    [0, "free", 0],
    [5, "free", 0],
    [6, "child", 1.25],
    [14, "child", 1.25],
    [15, "full", 2.5],
    [64, "full", 2.5],
    [65, "senior", 1.75],
    [90, "senior", 1.75],
  ])("of %d are %s", (age, reason, euros) => {
    expect(fareFor({}, { age })).toMatchObject({ reason, amount: euros });
  });

  it("that are none are refused", () => {
    for (const age of [-1, Number.NaN, undefined]) expect(() => fareFor({}, { age: age as number })).toThrow();
  });

  it("of free riders still have a count and a currency", () => {
    expect(fareFor({ rides: 3, offPeak: true }, { age: 3 })).toMatchObject({ amount: 0, currency: "EUR", rides: 3 });
  });
});

describe("rounding", () => {
  it("comes last", () => {
    expect(amount({ offPeak: true })).toBe(2.13);
    expect(amount({ offPeak: true }, 10)).toBe(1.06);
    expect(amount({ offPeak: true, rides: 3 }, 10)).toBe(3.19);
    expect(amount({ offPeak: true, rides: 4 })).toBe(8.5);
    expect(amount({ zone: 2, offPeak: true }, 70)).toBe(2.14);
  });
});

describe("several rides", () => {
  it.each([
    [9, 22.5],
    [10, 22.5],
    [19, 45],
    [20, 45],
    [30, 67.5],
  ])("%d cost %d", (rides, euros) => {
    expect(fareFor({ rides }, { age: 40 })).toMatchObject({ rides, amount: euros });
  });

  it("are one where there are none", () => {
    expect(fareFor({ rides: 0 }, { age: 40 })).toMatchObject({ rides: 1, amount: 2.5 });
    expect(fareFor({}, { age: 2 }).rides).toBe(1);
  });
});

it("leaves trip and rider as they are", () => {
  const [trip, rider] = [{ offPeak: true }, { age: 70 }];
  fareFor(trip, rider);
  expect([trip, rider]).toEqual([{ offPeak: true }, { age: 70 }]);
  expect(Object.keys(trip)).toEqual(["offPeak"]);
});
