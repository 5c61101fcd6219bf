/** The function under test. It returns a price in cents. */
export type FareFor = (age: number) => number;

const ADULT = 1_200;

function equal(actual: unknown, expected: unknown): void {
  if (actual !== expected) throw new Error(`expected ${expected}, got ${actual}`);
}

/** The test suite for the fares. Each test throws if it fails. */
export const suite: Readonly<Record<string, (fareFor: FareFor) => void>> = {
  "adults pay the full price": (fareFor) => {
    equal(fareFor(16), ADULT);
    equal(fareFor(30), ADULT);
  },

  "children under 6 travel free": (fareFor) => {
    for (const age of [0, 1, 5]) equal(fareFor(age), 0);
  },

  "children under 16 pay half": (fareFor) => {
    for (const age of [6, 15]) equal(fareFor(age), ADULT / 2);
  },

  "a negative age is an error": (fareFor) => {
    let thrown: unknown = null;
    try {
      fareFor(-1);
    } catch (error) {
      thrown = error;
    }
    equal(thrown instanceof RangeError, true);
  },
};
