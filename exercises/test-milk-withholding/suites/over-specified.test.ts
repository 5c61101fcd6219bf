import { expect, it } from "vitest";
import type { Book } from "../src/herd";
import { mayDeliver, mayDeliverFrom, tank } from "../src/withholding";

const book: Book = {
  medicines: [{ name: "Orbix", milkHours: 72, meatDays: 5 }],
  doses: [
    { cow: "Rosa", medicine: "Orbix", at: 30 },
    { cow: "Bella", medicine: "Neomax", at: 30 },
  ],
  calvings: [],
};

it("keeps the order of the cows", () => {
  expect(tank(book, ["Dora", "Anna", "Cora"], 42)).toEqual(["Dora", "Anna", "Cora"]);
});

it("keeps a cow that is in the list twice", () => {
  expect(tank(book, ["Anna", "Anna"], 42)).toHaveLength(2);
});

it("says which hour is not a milking", () => {
  expect(() => mayDeliver(book, "Rosa", 31)).toThrow("Hour 31 is not a milking");
});

it("checks the hour before the medicines", () => {
  expect(() => mayDeliver(book, "Bella", 31)).toThrow(RangeError);
});

it("accepts a time below 0", () => {
  expect(mayDeliverFrom(book, "Rosa", -3)).toBe(6);
});

it("says that a medicine is unknown", () => {
  expect(() => mayDeliver(book, "Bella", 42)).toThrow("Unknown medicine: Neomax");
});

it("withholds milk for 72 hours", () => {
  expect(mayDeliver(book, "Rosa", 90)).toBe(false);
  expect(mayDeliver(book, "Rosa", 102)).toBe(true);
});
