import { expect, it } from "vitest";
import { fareFor } from "../src/fares";

it("returns exactly four fields", () => {
  expect(Object.keys(fareFor({}, { age: 40 })).sort()).toEqual(["amount", "currency", "reason", "rides"]);
});

it("returns the fields in their order", () => {
  expect(Object.keys(fareFor({}, { age: 40 }))).toEqual(["amount", "currency", "reason", "rides"]);
});

it("throws its own words", () => {
  expect(() => fareFor({}, { age: -1 })).toThrow(/^age\?$/);
});

it("equals the old fare", () => {
  expect(fareFor({ zone: 2 }, { age: 40 })).toEqual({ amount: 3.6, currency: "EUR", reason: "full", rides: 1 });
});

it("gives a fare that can be changed", () => {
  const fare = fareFor({}, { age: 40 });
  fare.rides = 2;
  expect(fare.rides).toBe(2);
});

it("knows the reason", () => {
  expect(fareFor({}, { age: 14 }).reason).toBe("child");
  expect(fareFor({}, { age: 65 }).reason).toBe("senior");
});

it("gives the tenth ride for free", () => {
  expect(fareFor({ rides: 10 }, { age: 40 }).amount).toBe(22.5);
});
