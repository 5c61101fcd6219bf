import { expect, it } from "vitest";
import type { Book } from "../src/herd";
import { mayDeliver, mayDeliverFrom, maySlaughter, tank } from "../src/withholding";

const book: Book = {
  medicines: [
    { name: "Orbix", milkHours: 72, meatDays: 5 },
    { name: "Siccal", milkHours: null, meatDays: 10 },
  ],
  doses: [
    { cow: "Rosa", medicine: "Orbix", at: 20 },
    { cow: "Bella", medicine: "Siccal", at: 20 },
  ],
  calvings: [{ cow: "Cora", at: 20 }],
};

it("withholds milk after a dose", () => {
  expect(mayDeliver(book, "Rosa", 42)).toBe(false);
  expect(mayDeliver(book, "Rosa", 150)).toBe(true);
});

it("finds the next milking", () => {
  expect(mayDeliverFrom(book, "Rosa", 20)).toBe(102);
  expect(mayDeliverFrom(book, "Bella", 20)).toBeNull();
});

it("withholds beestings", () => {
  expect(mayDeliver(book, "Cora", 42)).toBe(false);
});

it("keeps a treated cow from the butcher", () => {
  expect(maySlaughter(book, "Rosa", 3)).toBe(false);
  expect(maySlaughter(book, "Rosa", 20)).toBe(true);
});

it("fills the tank", () => {
  expect(tank(book, ["Rosa", "Anna"], 42)).toEqual(["Anna"]);
});

it("throws if it is not a milking", () => {
  expect(() => mayDeliver(book, "Rosa", 20)).toThrow(RangeError);
});
