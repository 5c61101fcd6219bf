import { expect, it } from "vitest";
import type { Book } from "../src/herd";
import { mayDeliver, mayDeliverFrom, maySlaughter } from "../src/withholding";

// Copied from a run of the code.
const book: Book = {
  medicines: [
    { name: "Orbix", milkHours: 72, meatDays: 5 },
    { name: "Lenta", milkHours: 37, meatDays: 3 },
    { name: "Siccal", milkHours: null, meatDays: 10 },
  ],
  doses: [
    { cow: "Rosa", medicine: "Orbix", at: 20 },
    { cow: "Rosa", medicine: "Orbix", at: 44 },
    { cow: "Rosa", medicine: "Lenta", at: 50 },
    { cow: "Bella", medicine: "Siccal", at: 20 },
  ],
  calvings: [{ cow: "Bella", at: 500 }],
};
const milkings = [18, 42, 66, 90, 114, 138, 498, 522, 618, 630];
const delivered = (cow: string) => milkings.filter((at) => mayDeliver(book, cow, at));

it("Rosa's milk, as recorded", () => {
  expect(delivered("Rosa")).toEqual([18, 138, 498, 522, 618, 630]);
});

it("Bella's milk, as recorded", () => {
  expect(delivered("Bella")).toEqual([18, 630]);
});

it("the next milkings, as recorded", () => {
  expect([20, 60, 200].map((at) => mayDeliverFrom(book, "Rosa", at))).toEqual([102, 126, 210]);
});

it("the butcher, as recorded", () => {
  expect([0, 3, 6, 7, 20].map((day) => maySlaughter(book, "Rosa", day))).toEqual([false, false, false, true, true]);
});
