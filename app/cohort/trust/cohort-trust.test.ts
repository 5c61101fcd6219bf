import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seeded } from "~/kinds/seeded";
import { sensitivity } from "~/kinds/trust";
import { runs } from "../../../tests/setup/runs";
import { groupDifference, groupShare, shareOf } from "../counts/shares";
import { cohortTrust, type Halves } from "./cohort-trust";
import { suggestFor, worstOf } from "./suggest";

const half = (hits: number, falseAlarms: number) => ({ flawed: 6, clean: 4, hits, falseAlarms });
const cohort = (count: number, early: [number, number], late: [number, number]): Halves[] =>
  Array.from({ length: count }, (_, i) => ({
    early: half(Math.min(6, early[0] + (i % 2)), early[1]),
    late: half(Math.min(6, late[0] + (i % 3 === 0 ? 1 : 0)), late[1]),
  }));

describe("a cohort's trust", () => {
  it("consists only of counts with fewer than 8 learners, or with too few flawed or clean changes", () => {
    expect(cohortTrust(cohort(7, [3, 1], [4, 1]))).toMatchObject({ learners: 7, dPrime: null, change: null });
    const noClean = cohort(20, [3, 0], [4, 0]).map(({ early, late }) => ({
      early: { ...early, clean: 0 },
      late: { ...late, clean: 0 },
    }));
    expect(cohortTrust(noClean)).toMatchObject({ learners: 20, counts: { clean: 0 }, dPrime: null });
    expect(cohortTrust([])).toMatchObject({ learners: 0, dPrime: null });
  });

  it("is calculated from all verdicts together, within its interval, and ignores learners without verdicts", () => {
    const some = cohort(30, [3, 2], [4, 1]);
    const none = { flawed: 0, clean: 0, hits: 0, falseAlarms: 0 };
    const told = cohortTrust([...some, { early: none, late: none }]);
    expect(told.learners).toBe(30);
    expect(told.dPrime!.value).toBe(sensitivity(told.counts)!.dPrime.value);
    expect(told.dPrime!.low).toBeLessThan(told.dPrime!.value);
    expect(told.dPrime!.high).toBeGreaterThan(told.dPrime!.value);
    expect(cohortTrust(some)).toEqual({ ...told, learners: 30 });
  });

  it("increases if later verdicts are better, and not if they are the same", () => {
    expect(cohortTrust(cohort(40, [2, 2], [5, 0])).change!.low).toBeGreaterThan(0);
    expect(cohortTrust(cohort(40, [5, 0], [2, 2])).change!.high).toBeLessThan(0);
    const { low, high } = cohortTrust(cohort(40, [4, 1], [4, 1])).change!;
    expect(low).toBeLessThanOrEqual(0);
    expect(high).toBeGreaterThanOrEqual(low);
  });
});

describe("a share over learners", () => {
  it("has Wilson's interval if one learner's answers are uncorrelated", () => {
    const random = seeded("alone");
    const single = Array.from({ length: 400 }, () => ({ of: random() < 0.4 ? 1 : 0, all: 1 }));
    const { of, all, interval } = groupShare(single);
    const wilson = shareOf(of, all).interval!;
    expect(interval![0]).toBeCloseTo(wilson[0], 2);
    expect(interval![1]).toBeCloseTo(wilson[1], 2);
  });
  it("has a wider interval if each learner gets all of them right or all wrong", () => {
    const together = Array.from({ length: 20 }, (_, i) => ({ of: i % 2 === 0 ? 10 : 0, all: 10 }));
    const apart = Array.from({ length: 20 }, () => ({ of: 5, all: 10 }));
    const width = ({ interval }: ReturnType<typeof groupShare>) => interval![1] - interval![0];
    expect(width(groupShare(together))).toBeGreaterThan(
      2 * width({ ...groupShare(apart), interval: shareOf(100, 200).interval }),
    );
    // The interval is as wide as if each of 20 learners had answered once.
    expect(width(groupShare(together))).toBeCloseTo(
      width({ ...groupShare(apart), interval: shareOf(10, 20).interval }),
      1,
    );
  });
  it("contains the true share of a group in about 95 of 100 samples, however correlated answers are", () => {
    const random = seeded("covers");
    const samples = runs(400);
    let held = 0;
    for (let sample = 0; sample < samples; sample++) {
      const learners = Array.from({ length: 25 }, () => {
        // Each learner's own share: uniform from 0.1 to 0.7, mean 0.4.
        const own = 0.1 + 0.6 * random();
        const all = 3 + Math.floor(random() * 8);
        return { of: Array.from({ length: all }, () => random() < own).filter(Boolean).length, all };
      });
      const [low, high] = groupShare(learners).interval!;
      if (low <= 0.4 && 0.4 <= high) held++;
    }
    expect(held / samples).toBeGreaterThan(0.9);
    expect(held / samples).toBeLessThan(0.99);
  });
  it("differs from another group's share by an interval that contains the true difference, from 8 learners on", () => {
    const random = seeded("differs");
    const samples = runs(400);
    const draw = (count: number, mean: number) =>
      Array.from({ length: count }, () => {
        const own = mean - 0.2 + 0.4 * random();
        return { of: Array.from({ length: 6 }, () => random() < own).filter(Boolean).length, all: 6 };
      });
    let held = 0;
    for (let sample = 0; sample < samples; sample++) {
      const [low, high] = groupDifference(draw(25, 0.6), draw(15, 0.3))!;
      if (low <= 0.3 && 0.3 <= high) held++;
    }
    expect(held / samples).toBeGreaterThan(0.9);
    expect(groupDifference(draw(7, 0.6), draw(25, 0.3))).toBeNull();
    expect(groupDifference(draw(25, 0.6), draw(7, 0.3))).toBeNull();
  });
  it("is within 0 and 1, and its interval contains it", () => {
    const learner = fc.nat(9).chain((all) => fc.record({ all: fc.constant(all), of: fc.nat(all) }));
    fc.assert(
      fc.property(fc.array(learner, { minLength: 8, maxLength: 30 }), (learners) => {
        const { of, all, interval } = groupShare(learners);
        if (!interval) return;
        expect(interval[0]).toBeGreaterThanOrEqual(0);
        expect(interval[1]).toBeLessThanOrEqual(1);
        expect(interval[0]).toBeLessThanOrEqual(of / all + 1e-9);
        expect(interval[1]).toBeGreaterThanOrEqual(of / all - 1e-9);
      }),
      { numRuns: runs(300) },
    );
  });
});

it("suggests exercises on the class that the fewest have tried, easiest first", () => {
  const listing = (slug: string, difficulty: number, classes: readonly ["injection" | "incomplete"]) => ({
    slug,
    title: slug,
    difficulty,
    classes,
  });
  const all = [
    listing("a", 3, ["injection"]),
    listing("b", 1, ["injection"]),
    listing("c", 1, ["incomplete"]),
    listing("d", 2, ["injection"]),
    listing("e", 5, ["injection"]),
  ];
  const suggested = suggestFor(
    "injection",
    all,
    new Map([
      ["b", 4],
      ["d", 1],
    ]),
  );
  expect(suggested.map(({ slug }) => slug)).toEqual(["a", "e", "d"]);
});

it("names a class to assign only if enough learners met it and someone missed it", () => {
  const [few, none, some] = [
    { of: 3, interval: null },
    { of: 0, interval: [0, 0.2] },
    { of: 1, interval: [0.1, 0.3] },
  ] as const;
  expect([worstOf([few, some, none]), worstOf([few, none]), worstOf([])]).toEqual([some, null, null]);
});
