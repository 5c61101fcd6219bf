import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY_MS } from "~/operations/time";
import { makeFact } from "../../../tests/setup/facts";
import { MOST_WEEKS, type WeekFact, WeekSums } from "./weeks";

// Long: each weekly figure has its own test cases, which use the same facts.

const MONDAY = Date.UTC(2026, 10, 2);
const NOW = new Date(MONDAY + 27 * DAY_MS);

const factOn = (day: number, given: Partial<WeekFact> = {}): WeekFact =>
  makeFact({
    slug: "a",
    handedInAt: new Date(MONDAY + day * DAY_MS),
    cameTrue: null,
    skills: " spot-bugs ",
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
    expect(figuresOf()).toEqual({ weeks: [], skills: {}, missed: {} });
    const weeks = weeksOf([factOn(9), factOn(6)]);
    expect(weeks.map(({ week, handIns }) => [week, handIns])).toEqual([
      ["2026-11-02", 1],
      ["2026-11-09", 1],
      ["2026-11-16", 0],
      ["2026-11-23", 0],
    ]);
  });

  it("count an exercise's first pass once, and shares over scored attempts only", () => {
    const review = { flawed: true, requested: true, issues: " injection+ incomplete- " } as const;
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

  it.each([
    ["above 0 if changes are requested too rarely", false, 1],
    ["below 0 if changes are requested too often", true, -1],
  ] as const)("have a criterion beside d′, %s", (_, requested, sign) => {
    const learners = (count: number) =>
      Array.from({ length: count }, () => [
        factOn(0, { submissionId: "a", flawed: true, requested }),
        factOn(1, { submissionId: "b", flawed: false, requested }),
      ]);
    const [first, second] = weeksOf(...learners(8));
    const { low, value, high } = first!.criterion!;
    expect([low, value, high].map(Math.sign)).toEqual([sign, sign, sign]);
    expect([second!.criterion, weeksOf(...learners(7))[0]!.criterion]).toEqual([null, null]);
  });

  it("compare a skill in the newest four weeks with all weeks before, from 8 learners on", () => {
    const skilled = (day: number, given: Partial<WeekFact>) => factOn(day, { skills: " find-edge-cases ", ...given });
    const learners = (count: number) =>
      Array.from({ length: count }, (_, n) => [
        skilled(-30, { submissionId: "a", status: n < 2 ? "passed" : "failed" }),
        skilled(20, { submissionId: "b", slug: "b" }),
        skilled(21, { submissionId: "c", slug: "c", status: n === 0 ? "failed" : "passed" }),
      ]);
    const { "find-edge-cases": row, ...others } = figuresOf(...learners(12)).skills;
    expect(others).toEqual({});
    expect(row).toMatchObject({ before: { of: 2, all: 12 }, recent: { of: 23, all: 24 } });
    const [low, high] = row!.change!;
    expect(low).toBeGreaterThan(0.3);
    expect(high).toBeGreaterThan(23 / 24 - 2 / 12);
    expect(figuresOf(...learners(12)).weeks.at(-2)!.skills["find-edge-cases"]!.interval).not.toBeNull();
    const few = figuresOf(...learners(7)).skills["find-edge-cases"];
    expect(few).toMatchObject({ before: { all: 7, interval: null }, change: null });
  });

  it("have the stated confidence and the share that was right, by kind, over scored attempts only", () => {
    const learners = (count: number) =>
      Array.from({ length: count }, (_, n) => [
        factOn(0, { submissionId: "a", confidence: 90, cameTrue: n < 4 }),
        factOn(1, { submissionId: "b", confidence: 60, cameTrue: true }),
        factOn(2, { submissionId: "c", kind: "fix", confidence: 50, cameTrue: false }),
        factOn(3, { submissionId: "d", cameTrue: false, counting: false }),
        factOn(4, { submissionId: "e", kind: "test" }),
      ]);
    const { review, fix, ...others } = weeksOf(...learners(8))[0]!.sure;
    expect(review).toMatchObject({ learners: 8, of: 12, all: 16, said: 0.75 });
    expect(review!.interval).not.toBeNull();
    expect(fix).toMatchObject({ of: 0, all: 8, said: 0.5 });
    expect(others).toEqual({});
    expect(weeksOf(...learners(7))[0]!.sure.review).toMatchObject({ all: 14, interval: null });
  });

  it("have the share of issues missed by class, and compare the newest weeks with all before", () => {
    const learners = (count: number) =>
      Array.from({ length: count }, (_, n) => [
        factOn(-30, { submissionId: "a", issues: " injection- incomplete- " }),
        factOn(20, { submissionId: "b", slug: "b", issues: ` injection${n < 2 ? "-" : "+"} ` }),
        factOn(21, { submissionId: "c", slug: "c", issues: " incomplete- ", counting: false }),
      ]);
    const { weeks, missed } = figuresOf(...learners(8));
    expect(weeks[0]!.missed).toMatchObject({ injection: { of: 8, all: 8 }, incomplete: { of: 8, all: 8 } });
    expect(weeks.at(-2)!.missed).toMatchObject({ injection: { of: 2, all: 8 } });
    expect(Object.keys(weeks.at(-2)!.missed)).toEqual(["injection"]);
    expect(missed.injection).toMatchObject({ before: { of: 8, all: 8 }, recent: { of: 2, all: 8 } });
    expect(missed.injection!.change![1]).toBeLessThan(0);
    expect(missed.incomplete).toMatchObject({ before: { of: 8 }, recent: { all: 0 }, change: null });
    expect(figuresOf(...learners(7)).missed.injection).toMatchObject({ before: { interval: null }, change: null });
  });

  it("have how many learners have demonstrated each skill at the end of the week, as their skills page does", () => {
    const pass = (day: number, slug: string, given: Partial<WeekFact> = {}) =>
      factOn(day, { submissionId: `${day}${slug}`, kind: "test", slug, skills: " choose-inputs ", ...given });
    const quick = [pass(0, "a"), pass(3, "b"), pass(9, "c")];
    // Fails a refresh after more than 60 days, so the skill fades.
    const fades = [...[pass(-80, "a"), pass(-75, "b"), pass(-70, "c")], pass(14, "d", { status: "failed" })];
    const weeks = weeksOf(quick, fades, [pass(15, "a")]);
    const at = (monday: string) => weeks.find(({ week }) => week === monday);
    expect(at("2026-08-10")).toMatchObject({ begun: 1, demonstrated: {} });
    expect(at("2026-08-24")).toMatchObject({ begun: 1, demonstrated: { "choose-inputs": 1 } });
    expect(at("2026-11-02")).toMatchObject({ begun: 2, demonstrated: { "choose-inputs": 1 } });
    expect(at("2026-11-09")).toMatchObject({ begun: 2, demonstrated: { "choose-inputs": 2 } });
    expect(at("2026-11-16")).toMatchObject({ begun: 3, demonstrated: { "choose-inputs": 1 } });
    // Weeks without a submission keep what was demonstrated before.
    expect(at("2026-11-23")).toMatchObject({ begun: 3, demonstrated: { "choose-inputs": 1 } });
  });

  it("have d′ of answers to AI reviewers' comments, in the week of the submission", () => {
    const answer = (day: number, isRight: boolean, saidRight: boolean) => ({
      handedInAt: new Date(MONDAY + day * DAY_MS),
      isRight,
      saidRight,
    });
    const weeksOfJudges = (count: number) => {
      const sums = new WeekSums();
      for (let n = 0; n < count; n++)
        sums.add([factOn(1), factOn(8)], [answer(1, true, true), answer(1, false, n === 0), answer(8, true, true)]);
      return sums.figures(NOW).weeks;
    };
    const [first, second] = weeksOfJudges(8);
    expect(first!.aiDPrime!.value).toBeGreaterThan(2);
    expect(first!.aiCriterion!.low).toBeLessThan(first!.aiCriterion!.high);
    expect([first!.dPrime, second!.aiDPrime, weeksOfJudges(7)[0]!.aiDPrime]).toEqual([null, null, null]);
  });

  it("have how many tracks were finished by the end of the week: each exercise that is offered has a pass", () => {
    const sums = new WeekSums([["a", "b"], ["c"]]);
    sums.add([factOn(0, { slug: "a" }), factOn(9, { slug: "b" }), factOn(15, { slug: "b" })]);
    sums.add([factOn(0, { slug: "a" }), factOn(1, { slug: "b", status: "failed" }), factOn(2, { slug: "c" })]);
    expect(sums.figures(NOW).weeks.map(({ finished }) => finished)).toEqual([1, 2, 2, 2]);
  });

  it("leave out what is older than ten years", () => {
    const weeks = weeksOf([factOn(-7 * 600), factOn(0)]);
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
