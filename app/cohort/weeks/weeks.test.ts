import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY_MS } from "~/operations/time";
import { MOST_WEEKS, type WeekFact, WeekSums } from "./weeks";

const MONDAY = Date.UTC(2026, 10, 2);
const NOW = new Date(MONDAY + 27 * DAY_MS);

const factOn = (day: number, given: Partial<WeekFact> = {}): WeekFact => ({
  submissionId: `${day}`,
  slug: "a",
  status: "passed",
  counting: true,
  handedInAt: new Date(MONDAY + day * DAY_MS),
  flawed: null,
  requested: null,
  skills: " spot-bugs ",
  issues: "",
  ...given,
});

function figuresOf(...learners: WeekFact[][]) {
  const sums = new WeekSums();
  for (const facts of learners) sums.add(facts);
  return sums.figures(NOW);
}
const weeksOf = (...learners: WeekFact[][]) => figuresOf(...learners).weeks;

describe("figures by week", () => {
  it("reach from the first submission's week to this one, without gaps", () => {
    expect(figuresOf()).toEqual({ weeks: [], skills: [] });
    const weeks = weeksOf([factOn(9), factOn(6)]);
    expect(weeks.map(({ week, handIns }) => [week, handIns])).toEqual([
      ["2026-11-02", 1],
      ["2026-11-09", 1],
      ["2026-11-16", 0],
      ["2026-11-23", 0],
    ]);
  });

  it("count an exercise's first pass once, and shares over scored attempts only", () => {
    const review = { flawed: true, requested: true, issues: " injection+ race- " } as const;
    const [first, second] = weeksOf([
      factOn(0, { status: "failed", slug: "b", ...review }),
      factOn(1, { slug: "b", counting: false }),
      factOn(8, { slug: "b" }),
    ]);
    expect(first).toMatchObject({
      learners: 1,
      handIns: 2,
      firstPasses: 1,
      shares: {
        passed: { of: 0, all: 1 },
        found: { of: 1, all: 2 },
        refused: { of: 1, all: 1 },
        falseAlarms: { of: 0, all: 0 },
      },
    });
    expect(second).toMatchObject({ firstPasses: 0, shares: { passed: { of: 1, all: 1 } } });
  });

  it("have an interval from 8 learners on", () => {
    const learners = (count: number) => Array.from({ length: count }, (_, n) => [factOn(n % 5)]);
    expect(weeksOf(...learners(7))[0]!.shares.passed.interval).toBeNull();
    expect(weeksOf(...learners(8))[0]!.shares.passed.interval).not.toBeNull();
  });

  it("have d′ once 8 learners gave 5 verdicts on flawed and 5 on clean changes in one week", () => {
    const learners = (count: number) =>
      Array.from({ length: count }, (_, n) => [
        factOn(0, { submissionId: "a", flawed: true, requested: true }),
        factOn(1, { submissionId: "b", flawed: false, requested: n === 0 }),
      ]);
    const [first, second] = weeksOf(...learners(8));
    expect(first!.dPrime!.value).toBeGreaterThan(2);
    expect(first!.dPrime!.low).toBeLessThan(first!.dPrime!.value);
    expect([second!.dPrime, weeksOf(...learners(7))[0]!.dPrime]).toEqual([null, null]);
  });

  it("compare a skill in the newest four weeks with all weeks before, from 8 learners on", () => {
    const skilled = (day: number, given: Partial<WeekFact>) => factOn(day, { skills: " find-edge-cases ", ...given });
    const learners = (count: number) =>
      Array.from({ length: count }, (_, n) => [
        skilled(-30, { submissionId: "a", status: n < 2 ? "passed" : "failed" }),
        skilled(20, { submissionId: "b", slug: "b" }),
        skilled(21, { submissionId: "c", slug: "c", status: n === 0 ? "failed" : "passed" }),
      ]);
    const [row, ...others] = figuresOf(...learners(12)).skills;
    expect(others).toEqual([]);
    expect(row).toMatchObject({ skill: "find-edge-cases", before: { of: 2, all: 12 }, recent: { of: 23, all: 24 } });
    const [low, high] = row!.change!;
    expect(low).toBeGreaterThan(0.3);
    expect(high).toBeGreaterThan(23 / 24 - 2 / 12);
    expect(figuresOf(...learners(12)).weeks.at(-2)!.skills["find-edge-cases"]!.interval).not.toBeNull();
    const [few] = figuresOf(...learners(7)).skills;
    expect(few).toMatchObject({ before: { all: 7, interval: null }, change: null });
  });

  it("leave out what is older than three years", () => {
    const weeks = weeksOf([factOn(-7 * 300), factOn(0)]);
    expect(weeks).toHaveLength(MOST_WEEKS);
    expect(weeks.at(-1)!.week).toBe("2026-11-23");
  });

  it("add up to all submissions, in whatever order they are read", () => {
    const fact = fc
      .record({ day: fc.integer({ min: 0, max: 27 }), slug: fc.constantFrom("a", "b"), passed: fc.boolean() })
      .map(({ day, slug, passed }) => ({ day, slug, status: passed ? "passed" : "failed" }) as const);
    fc.assert(
      fc.property(fc.array(fc.array(fact, { maxLength: 8 }), { maxLength: 6 }), (learners) => {
        const all = learners.map((own) =>
          own.map(({ day, ...rest }, n) => factOn(day, { ...rest, submissionId: `${day} ${n}` })),
        );
        const weeks = weeksOf(...all);
        const sum = (pick: (week: (typeof weeks)[number]) => number) =>
          weeks.reduce((total, one) => total + pick(one), 0);
        expect(sum(({ handIns }) => handIns)).toBe(all.flat().length);
        const passed = all.map(
          (own) => new Set(own.filter(({ status }) => status === "passed").map(({ slug }) => slug)),
        );
        expect(sum(({ firstPasses }) => firstPasses)).toBe(passed.reduce((total, { size }) => total + size, 0));
        expect(weeksOf(...all.map((own) => own.toReversed()))).toEqual(weeks);
      }),
    );
  });
});
