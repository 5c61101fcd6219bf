import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runs } from "../../tests/setup/runs";
import { probit } from "./normal";
import { countVerdicts, judgeTrust, sensitivity } from "./trust";

const counts = (flawed: number, clean: number, hits: number, falseAlarms: number) => ({
  flawed,
  clean,
  hits,
  falseAlarms,
});
/** Computes Φ by bisecting its inverse. */
function normal(z: number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    if (probit(middle) < z) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
const many = fc.integer({ min: 1, max: 500 });

describe("d′", () => {
  it("is exactly 0 for a fixed answer, however many changes of each sort there were", () => {
    fc.assert(
      fc.property(many, many, (flawed, clean) => {
        expect(sensitivity(counts(flawed, clean, flawed, clean))?.dPrime.value).toBe(0);
        expect(sensitivity(counts(flawed, clean, 0, 0))?.dPrime.value).toBe(0);
      }),
      { numRuns: runs(500) },
    );
  });
  it("increases with each hit and decreases with each false alarm", () => {
    const before = sensitivity(counts(9, 5, 6, 2))!.dPrime.value;
    expect(sensitivity(counts(9, 5, 7, 2))!.dPrime.value).toBeGreaterThan(before);
    expect(sensitivity(counts(9, 5, 6, 3))!.dPrime.value).toBeLessThan(before);
  });
  it("changes sign, like the criterion, if every answer is reversed", () => {
    fc.assert(
      fc.property(many, many, fc.nat(500), fc.nat(500), (flawed, clean, a, b) => {
        const [hits, falseAlarms] = [a % (flawed + 1), b % (clean + 1)];
        const one = sensitivity(counts(flawed, clean, hits, falseAlarms))!;
        const other = sensitivity(counts(flawed, clean, flawed - hits, clean - falseAlarms))!;
        expect(other.dPrime.value).toBeCloseTo(-one.dPrime.value, 9);
        expect(other.criterion.value).toBeCloseTo(-one.criterion.value, 9);
      }),
    );
  });
  it("agrees with the corrected rates computed by hand", () => {
    // 9 flawed and 6 clean changes give p = 0.6, so the rates are (7 + 0.6)/(9 + 1.2) and (2 + 0.4)/(6 + 0.8).
    const found = sensitivity(counts(9, 6, 7, 2))!;
    expect(found.dPrime.value).toBeCloseTo(probit(7.6 / 10.2) - probit(2.4 / 6.8), 12);
    expect(found.criterion.value).toBeCloseTo(-(probit(7.6 / 10.2) + probit(2.4 / 6.8)) / 2, 12);
  });
  it("is about ±1.45 wide at 9 flawed and 5 clean: 1.3 by the normal distribution, a tenth more by Student’s t", () => {
    const { dPrime } = sensitivity(counts(9, 5, 6, 2))!;
    expect(dPrime.high - dPrime.value).toBeGreaterThan(1.4);
    expect(dPrime.high - dPrime.value).toBeLessThan(1.5);
  });
  it("is missing without both flawed and clean changes", () => {
    expect(sensitivity(counts(9, 0, 6, 0))).toBeNull();
    expect(sensitivity(counts(0, 9, 0, 6))).toBeNull();
  });
});

describe("what a report says about trust", () => {
  it("is only the number of missing reviews, below 5 flawed and 5 clean changes", () => {
    expect(judgeTrust(counts(9, 4, 9, 0))).toEqual({ says: "too-early", more: 1, sensitivity: null });
    expect(judgeTrust(counts(0, 0, 0, 0))).toEqual({ says: "too-early", more: 10, sensitivity: null });
  });
  it("is nothing while the criterion's interval includes 0", () => {
    const said = judgeTrust(counts(9, 5, 6, 2));
    expect(said).toMatchObject({ says: "too-early", sensitivity: { dPrime: expect.anything() } });
    expect((said as { more: number }).more).toBeGreaterThan(0);
  });
  it('is "too much" for learners who approve nearly all, "too little" if they reject nearly all', () => {
    expect(judgeTrust(counts(30, 15, 3, 0)).says).toBe("too-much");
    expect(judgeTrust(counts(30, 15, 30, 13)).says).toBe("too-little");
  });
});

describe("verdicts that count as trials", () => {
  it("are counted by truth and answer", () => {
    const trial = (flawed: boolean, requested: boolean) => ({ flawed, requested });
    expect(countVerdicts([trial(true, true), trial(true, false), trial(false, true), trial(false, false)])).toEqual(
      counts(2, 2, 1, 1),
    );
  });
});

describe("the interval of d′", () => {
  /**
   * Returns the share of all outcomes, weighted by probability, whose interval contains the true value. The result is
   * exact, without sampling.
   */
  function covered(flawed: number, clean: number, dPrime: number, criterion: number): number {
    const chance = (n: number, k: number, p: number) => {
      let ways = 1;
      for (let i = 0; i < k; i++) ways *= (n - i) / (i + 1);
      return ways * p ** k * (1 - p) ** (n - k);
    };
    const [hit, falseAlarm] = [normal(dPrime / 2 - criterion), normal(-dPrime / 2 - criterion)];
    let held = 0;
    for (let hits = 0; hits <= flawed; hits++)
      for (let alarms = 0; alarms <= clean; alarms++) {
        const { low, high } = sensitivity(counts(flawed, clean, hits, alarms))!.dPrime;
        if (low <= dPrime && dPrime <= high) held += chance(flawed, hits, hit) * chance(clean, alarms, falseAlarm);
      }
    return held;
  }

  it("contains the true value in at least 93% of cases, from 5 flawed and 5 clean changes", () => {
    for (const [flawed, clean] of [
      [5, 5],
      [6, 5],
      [5, 6],
      [9, 5],
      [12, 6],
      [20, 10],
      [40, 20],
    ] as const)
      for (const dPrime of [0, 0.5, 1, 1.5, 2, 2.5])
        for (const criterion of [-0.5, 0, 0.5])
          expect(
            covered(flawed, clean, dPrime, criterion),
            `${flawed} ${clean} ${dPrime} ${criterion}`,
          ).toBeGreaterThan(0.93);
  });
});
