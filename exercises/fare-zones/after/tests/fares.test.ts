import { describe, expect, it, vi } from "vitest";
import { quoteGroup, quoteSingle, saleTotal } from "../src/quote";
import { receiptLines } from "../src/receipt";
import type { Ride, Zone } from "../src/ride";
import { isFreeDay, surchargeFor, touchesSurchargeZone } from "../src/surcharge";
import { formatCents } from "../src/tariff";

// The package brings tables for every country: here one day is enough.
vi.mock("_city-holidays", () => ({ isHoliday: (day: string) => day === "2026-12-25" }));

const FRIDAY = "2026-11-20";
const ride = (zones: Zone[], day = FRIDAY): Ride => ({ zones, day });

describe("fares", () => {
  it.each([["adult", 320], ["child", 160], ["senior", 240]] as const)("cost a single %s %d cents", (rider, cents) => {
    expect(quoteSingle(ride(["A", "B"]), rider)).toMatchObject({ fare: cents, surcharge: 0, total: cents });
  });

  it("are whole cents for groups", () => {
    expect(quoteGroup(ride(["A", "B"]), 7).total).toBe(1505);
    expect(() => quoteGroup(ride(["A", "B"]), 4)).toThrow("at least 5");
  });

  it("are added up to a sale", () => {
    const quotes = [quoteSingle(ride(["A"]), "adult"), quoteSingle(ride(["A"]), "child")];
    expect(saleTotal(quotes)).toBe(480);
    expect(saleTotal([])).toBe(0);
  });
});

describe("the surcharge", () => {
  it("is due where a ride touches zone C", () => {
    expect(touchesSurchargeZone(ride(["A", "B", "C"]))).toBe(true);
    expect(touchesSurchargeZone(ride(["B", "C", "B"]))).toBe(true);
    expect(touchesSurchargeZone(ride(["A", "B"]))).toBe(false);
  });

  it("depends on the rider", () => {
    expect(surchargeFor(ride(["C"]), "adult")).toBe(1.5);
    expect(surchargeFor(ride(["C"]), "senior")).toBe(0.75);
    expect(surchargeFor(ride(["C"]), "child")).toBe(0);
  });

  it("is not due on Sundays and holidays", () => {
    expect(["2026-11-21", "2026-11-22", "2026-12-25"].map(isFreeDay)).toEqual([false, true, true]);
    expect(surchargeFor(ride(["C"], "2026-11-22"), "adult")).toBe(0);
  });
});

describe("a receipt", () => {
  it("has the fare and the total", () => {
    expect(receiptLines(quoteSingle(ride(["A", "B"]), "senior"))).toEqual([
      "Single ride, A to B         2.40",
      "--------------------------------",
      "Total EUR                   2.40",
    ]);
  });

  it("has a line for the surcharge", () => {
    const quote = { ...quoteSingle(ride(["C"]), "adult"), fare: 320, surcharge: 150, total: 470 };
    expect(receiptLines(quote)[1]).toBe("Surcharge zone C            1.50");
  });
});

it.each([
  [0, "0.00"],
  [5, "0.05"],
  [320, "3.20"],
  [-40, "-0.40"],
  [123_456, "1234.56"],
])("writes %d as %s", (cents, text) => {
  expect(formatCents(cents)).toBe(text);
});
