import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Count, differenceOf, wilson } from "./wilson";

const count = fc
  .integer({ min: 1, max: 500 })
  .chain((all) => fc.record({ of: fc.integer({ min: 0, max: all }), all: fc.constant(all) }));
const shareOf = ({ of, all }: Count) => of / all;

describe("Newcombe's interval of a difference", () => {
  it("equals the values in his paper's table II, method 10", () => {
    const printed: [Count, Count, [number, number]][] = [
      [{ of: 56, all: 70 }, { of: 48, all: 80 }, [0.0524, 0.3339]],
      [{ of: 9, all: 10 }, { of: 3, all: 10 }, [0.1705, 0.809]],
      [{ of: 5, all: 56 }, { of: 0, all: 29 }, [-0.0381, 0.1926]],
      [{ of: 10, all: 10 }, { of: 0, all: 20 }, [0.6791, 1]],
    ];
    for (const [one, other, [low, high]] of printed) {
      expect(differenceOf(one, other)[0]).toBeCloseTo(low, 4);
      expect(differenceOf(one, other)[1]).toBeCloseTo(high, 4);
    }
  });

  it("contains the difference, stays within −1 and 1, and is symmetric in its two sides", () => {
    fc.assert(
      fc.property(count, count, (one, other) => {
        const [low, high] = differenceOf(one, other);
        const difference = shareOf(one) - shareOf(other);
        expect(low).toBeLessThanOrEqual(difference + 1e-12);
        expect(high).toBeGreaterThanOrEqual(difference - 1e-12);
        expect(low).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(high).toBeLessThanOrEqual(1 + 1e-12);
        const [turnedLow, turnedHigh] = differenceOf(other, one);
        expect(turnedLow).toBeCloseTo(-high, 12);
        expect(turnedHigh).toBeCloseTo(-low, 12);
      }),
    );
  });

  it("is wider at a higher confidence level", () => {
    fc.assert(
      fc.property(count, count, (one, other) => {
        const [usual, sure] = [differenceOf(one, other), differenceOf(one, other, 2.6)];
        expect(sure[0]).toBeLessThanOrEqual(usual[0] + 1e-12);
        expect(sure[1]).toBeGreaterThanOrEqual(usual[1] - 1e-12);
      }),
    );
  });
});

it("Wilson's interval contains the share, within 0 and 1", () => {
  fc.assert(
    fc.property(count, (one) => {
      const [low, high] = wilson(one);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(low).toBeLessThanOrEqual(shareOf(one) + 1e-12);
      expect(high).toBeGreaterThanOrEqual(shareOf(one) - 1e-12);
      expect(high).toBeLessThanOrEqual(1);
    }),
  );
});
