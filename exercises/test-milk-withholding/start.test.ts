import { describe, expect, it } from "vitest";
import type { Book } from "../src/herd";
import { mayDeliver } from "../src/withholding";

/** Orbix: 72 hours for milk, 5 days for meat. Siccal isn't allowed for cows that give milk. */
const medicines: Book["medicines"] = [
  { name: "Orbix", milkHours: 72, meatDays: 5 },
  { name: "Siccal", milkHours: null, meatDays: 10 },
];
/** A book about Rosa, with the hours of her doses and calvings. */
const book = (medicine: string, doses: number[], calvings: number[] = []): Book => ({
  medicines,
  doses: doses.map((at) => ({ cow: "Rosa", medicine, at })),
  calvings: calvings.map((at) => ({ cow: "Rosa", at })),
});

describe("mayDeliver", () => {
  it("withholds milk after a dose", () => {
    expect(mayDeliver(book("Orbix", [20]), "Rosa", 42)).toBe(false);
  });

  // Where does each rule change an answer? Work out the hour or the day from the rules first, then run it.
});
