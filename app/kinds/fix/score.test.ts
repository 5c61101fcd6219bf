import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scoreFix } from "./score";

const defects = (...shares: number[]) => shares.map((share, i) => ({ id: `d${i}`, share }));
const kept = (...holds: boolean[]) => holds.map((h) => ({ holds: h }));

describe("the score of a repair", () => {
  it("is the mean share over defects × the square of the kept share", () => {
    expect(scoreFix(defects(1, 0.5), kept(true, false)).score).toBeCloseTo(0.75 * 0.25);
  });

  it("is 1 only when all is fixed and all is kept", () => {
    expect(scoreFix(defects(1, 1, 1), kept(true, true)).score).toBe(1);
    expect(scoreFix(defects(1, 1, 1), kept(true, false)).score).toBe(0.25);
    expect(scoreFix(defects(1, 1, 0), kept(true, true)).score).toBeCloseTo(2 / 3);
  });

  it("is 0 if nothing is fixed, however much is kept, and if nothing was judged", () => {
    expect(scoreFix(defects(0, 0), kept(true, true)).score).toBe(0);
    expect(scoreFix([], []).score).toBe(0);
  });
});

const share = fc.double({ min: 0, max: 1, noNaN: true });

describe("for any repair", () => {
  it("is a share, and the order of defects and kept behaviours does not matter", () => {
    fc.assert(
      fc.property(fc.array(share), fc.array(fc.boolean()), (shares, holds) => {
        const { score } = scoreFix(defects(...shares), kept(...holds));
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(scoreFix(defects(...shares.reverse()), kept(...holds.reverse())).score).toBeCloseTo(score, 10);
      }),
    );
  });

  it("fixing more never lowers it, breaking more never raises it", () => {
    fc.assert(
      fc.property(
        fc.array(share, { minLength: 1 }),
        fc.array(fc.boolean(), { minLength: 1 }),
        share,
        (s, h, better) => {
          const before = scoreFix(defects(...s), kept(...h)).score;
          const mended = [Math.max(s[0]!, better), ...s.slice(1)];
          expect(scoreFix(defects(...mended), kept(...h)).score).toBeGreaterThanOrEqual(before - 1e-12);
          expect(scoreFix(defects(...s), kept(false, ...h.slice(1))).score).toBeLessThanOrEqual(before + 1e-12);
        },
      ),
    );
  });
});
