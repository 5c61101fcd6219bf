import { describe, expect, it } from "vitest";
import type { Book } from "../src/herd";
import { mayDeliver, mayDeliverFrom, maySlaughter, tank } from "../src/withholding";

const book: Book = { medicines: [], doses: [{ cow: "Bella", medicine: "Neomax", at: 30 }], calvings: [] };

it("The order of the cows", () => {
  expect(tank(book, ["Dora", "Anna", "Cora"], 42)).toEqual(["Dora", "Anna", "Cora"]);
});

describe("The text of the errors", () => {
  it("names the hour", () => {
    expect(() => mayDeliver(book, "Rosa", 31)).toThrow("Hour 31 is not a milking");
  });

  it("says that a medicine is unknown", () => {
    expect(() => mayDeliver(book, "Bella", 42)).toThrow("Unknown medicine: Neomax");
  });
});

it("Which error is thrown if there are two reasons for one", () => {
  expect(() => mayDeliver(book, "Bella", 31)).toThrow(RangeError);
});

describe("What happens if a time is below 0 or has a fraction", () => {
  it.each([-3, 6.5])("%d has a next milking", (at) => {
    expect(() => mayDeliverFrom(book, "Rosa", at)).not.toThrow();
  });

  it.each([-1, 0.5])("day %d has an answer", (day) => {
    expect(maySlaughter(book, "Rosa", day)).toBe(true);
  });
});

it("What happens if a cow is in the list of tank twice", () => {
  expect(tank(book, ["Anna", "Anna"], 42)).toEqual(["Anna", "Anna"]);
});
