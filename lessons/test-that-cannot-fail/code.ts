/** The function under test. It returns a price in cents. */
export type FareFor = (age: number) => number;

const ADULT = 1_200;

function equal(actual: unknown, expected: unknown): void {
  if (actual !== expected) throw new Error(`expected ${expected}, got ${actual}`);
}

/** The test suite for the fares. Each test throws if it fails. */
export const suite: Readonly<Record<string, (fareFor: FareFor) => void>> = {
  "adults pay the full price": (fareFor) => {
    const expected = fareFor(30);
    equal(fareFor(30), expected);
  },

  "children under 6 travel free": (fareFor) => {
    const ages = Array.from({ length: 6 }, (_, age) => age).filter((age) => age > 6);
    for (const age of ages) equal(fareFor(age), 0);
  },

  "children under 16 pay half": (fareFor) => {
    const fare = fareFor(15);
    equal(typeof fare, "number");
    equal(fare <= ADULT, true);
  },

  "a negative age is an error": (fareFor) => {
    try {
      fareFor(-1);
    } catch (error) {
      equal(error instanceof RangeError, true);
    }
  },
};
