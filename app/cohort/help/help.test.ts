import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY_MS } from "~/operations/time";
import { shareOf } from "../counts/shares";
import { type HandedIn, type HelpSettings, type RequiredOf, reasonsAt } from "./help";
import {
  addOutcomes,
  momentsBack,
  NO_OUTCOMES,
  OUTCOME_DAYS,
  outcomesOf,
  recordOf as recordOfOutcomes,
} from "./rule-record";

const NOW = new Date("2026-11-20T09:00:00Z");
const RULES = { stuckTries: 3, quietDays: 14 };
const ago = (days: number) => new Date(NOW.getTime() - days * DAY_MS);
let ids = 0;
/** An attempt this many days ago. */
const handedIn = (days: number, score: number | null, more: Partial<HandedIn> = {}): HandedIn => ({
  submissionId: `s${ids++}`,
  slug: "a",
  at: ago(days),
  counting: true,
  trial: null,
  stood: score === null ? [] : [[ago(days).getTime(), score >= 0.9 ? "passed" : "failed", score]],
  ...more,
});
/** The rules' results for several learners, added up in the same way as in the product. */
const recordOf = (
  learners: readonly (readonly HandedIn[])[],
  settings: HelpSettings,
  now: Date,
  requiredOf: (learner: number) => readonly RequiredOf[] = () => [],
) => {
  const first = new Date(Math.min(now.getTime(), ...learners.flat().map(({ at }) => at.getTime())));
  const each = learners.map((own, place) => outcomesOf(own, settings, momentsBack(first, now), requiredOf(place)));
  return recordOfOutcomes(each.reduce(addOutcomes, NO_OUTCOMES));
};
const rulesOf = (handIns: readonly HandedIn[]) => reasonsAt(handIns, RULES, NOW).map(({ rule }) => rule);

describe("a learner who needs attention", () => {
  it("is stuck after several attempts at one exercise without a pass or a gain", () => {
    const three = [handedIn(9, 0.5), handedIn(6, 0.4), handedIn(1, 0.55)];
    expect(reasonsAt(three, RULES, NOW)).toEqual([
      { rule: "stuck", slug: "a", tries: 3, submissionId: three[2]!.submissionId },
    ]);
    expect(rulesOf(three.slice(1))).toEqual([]);
    expect(reasonsAt(three, { ...RULES, stuckTries: 4 }, NOW)).toEqual([]);
    expect(rulesOf([...three.slice(0, 2), handedIn(1, 0.56)])).toEqual([]);
    expect(rulesOf([...three, handedIn(0.5, 1)])).toEqual([]);
    expect(rulesOf([handedIn(9, 1), ...three])).toEqual([]);
    expect(rulesOf([...three.slice(0, 2), handedIn(1, 0.5, { slug: "b" })])).toEqual([]);
    // An ungraded attempt shows nothing, and a gain before the last attempts no longer counts.
    expect(rulesOf([...three.slice(0, 2), handedIn(1, null)])).toEqual([]);
    expect(rulesOf([handedIn(12, 0.1), ...three])).toEqual(["stuck"]);
  });

  it("is judged by the results at that time: a score set later changes no earlier flag", () => {
    const three = [handedIn(9, 0.5), handedIn(6, 0.4), handedIn(4, 0.4)];
    const set = { ...three[2]!, stood: [...three[2]!.stood, [ago(2).getTime(), "passed", 1] as const] };
    const handIns = [three[0]!, three[1]!, set];
    const at = (days: number) => reasonsAt(handIns, RULES, ago(days)).map(({ rule }) => rule);
    expect([at(3), at(1)]).toEqual([["stuck"], []]);
  });

  it("is no longer stuck after four weeks", () => {
    const long = [handedIn(40, 0.5), handedIn(35, 0.5), handedIn(29, 0.5), handedIn(1, 1, { slug: "b" })];
    expect(rulesOf(long)).toEqual([]);
    expect(rulesOf([...long.slice(0, 2), handedIn(28, 0.5), long[3]!])).toEqual(["stuck"]);
  });

  it("has handed in nothing for several days, or nothing yet", () => {
    const one = handedIn(14, 1);
    expect(reasonsAt([one], RULES, NOW)).toEqual([{ rule: "quiet", days: 14, submissionId: null }]);
    expect(rulesOf([handedIn(13, 1)])).toEqual([]);
    // Days are counted by date, regardless of the hour.
    expect(rulesOf([handedIn(14.3, 1)])).toEqual(["quiet"]);
    expect(rulesOf([handedIn(13.3, 1)])).toEqual([]);
    expect(reasonsAt([], RULES, NOW)).toEqual([{ rule: "quiet", days: null, submissionId: null }]);
  });

  it("trusts too much or too little if the criterion’s interval excludes 0, and not before", () => {
    const reviews = (count: number, flawed: boolean, requested: boolean) =>
      Array.from({ length: count }, () => handedIn(1, 0.5, { slug: `r${ids}`, trial: { flawed, requested } }));
    const approves = [...reviews(12, true, false), ...reviews(12, false, false)];
    expect(reasonsAt(approves, RULES, NOW)).toMatchObject([{ rule: "trust", says: "too-much", reviews: 24 }]);
    const refuses = [...reviews(12, true, true), ...reviews(12, false, true)];
    expect(reasonsAt(refuses, RULES, NOW)).toMatchObject([{ rule: "trust", says: "too-little" }]);
    expect(rulesOf([...reviews(4, true, false), ...reviews(20, false, false)])).toEqual([]);
    expect(rulesOf([...reviews(12, true, true), ...reviews(12, false, false)])).toEqual([]);
  });

  it("is identified only from submissions before that time", () => {
    const anyHandIn = fc.record({ days: fc.integer({ min: 0, max: 60 }), score: fc.constantFrom(0, 0.5, 1, null) });
    fc.assert(
      fc.property(fc.array(anyHandIn, { maxLength: 12 }), fc.integer({ min: 0, max: 60 }), (all, days) => {
        const handIns = all.map((one) => handedIn(one.days, one.score)).sort((a, b) => a.at.getTime() - b.at.getTime());
        const known = handIns.filter((one) => one.at < ago(days));
        expect(reasonsAt(handIns, RULES, ago(days))).toEqual(reasonsAt(known, RULES, ago(days)));
      }),
    );
  });
});

describe("a learner who missed a required assignment", () => {
  /** An assignment with two exercises, due this many days ago. `done`: how many days ago each was handed in. */
  const required = (due: number, done: readonly number[], more: Partial<RequiredOf> = {}): RequiredOf => ({
    id: `a${ids++}`,
    title: "Week",
    madeAt: ago(99),
    absences: [],
    dueAt: ago(due),
    extension: null,
    of: 2,
    doneBy: (at) => done.filter((days) => ago(days) < at).length,
    ...more,
  });
  const rules = (all: readonly RequiredOf[], at = NOW) =>
    reasonsAt([handedIn(1, 1)], RULES, at, all).flatMap((reason) =>
      reason.rule === "missed" ? reason.assignments.map(({ id }) => id) : [],
    );

  it("is listed with the missed assignments, latest deadline first, until these are complete or four weeks old", () => {
    const [part, none] = [required(3, [5]), required(2, [])];
    expect(rules([part, none])).toEqual([none.id, part.id]);
    expect(reasonsAt([handedIn(1, 1)], RULES, NOW, [part])).toEqual([
      { rule: "missed", submissionId: null, assignments: [{ id: part.id, title: "Week" }] },
    ]);
    expect(rules([required(3, [5, 4]), required(3, [5, 1]), required(-1, []), required(29, [])])).toEqual([]);
    expect(rules([required(27.9, [])])).toHaveLength(1);
  });

  it("is not named for deadlines before they joined, or with an extension", () => {
    expect(rules([required(3, [], { absences: [{ from: ago(99), to: ago(2) }] })])).toEqual([]);
    const extension = { dueAt: ago(-1), givenAt: ago(1) };
    expect(rules([required(3, [], { extension })])).toEqual([]);
    expect(rules([required(30, [], { extension: { dueAt: ago(1), givenAt: ago(31) } })])).toHaveLength(1);
  });

  it("is judged by what was due, created, granted and handed in before that time", () => {
    const late = required(10, [20, 3]);
    expect([rules([late], ago(5)), rules([late], ago(2))]).toEqual([[late.id], []]);
    const extended = required(10, [], { extension: { dueAt: ago(-9), givenAt: ago(4) } });
    expect([rules([extended], ago(5)), rules([extended], ago(2))]).toEqual([[extended.id], []]);
    expect(rules([required(10, [], { madeAt: ago(4) })], ago(5))).toEqual([]);
    expect(rules([late], ago(11))).toEqual([]);
  });

  it("has a track record like the others", () => {
    const learners = [[handedIn(40, 0.5)], [handedIn(40, 0.5), handedIn(9, 1)]];
    const missed = required(OUTCOME_DAYS + 3, []);
    const records = recordOf(learners, RULES, NOW, (learner) => (learner === 0 ? [missed] : []));
    const { named, others } = records.find(({ rule }) => rule === "missed")!;
    expect([named.of, named.all, others.of, others.all]).toEqual([1, 1, 0, 1]);
  });
});

describe("a rule's track record", () => {
  // The rules are evaluated once for these attempts: 21 days ago.
  const before = OUTCOME_DAYS + 1;
  const record = (learners: HandedIn[][], rule: string) =>
    recordOf(learners, RULES, NOW).find((one) => one.rule === rule)!;

  it("counts learners without a passed scored attempt in the days after, among named learners and others", () => {
    const quietAndGone = [handedIn(before + 14, 0.5)];
    const quietAndBack = [handedIn(before + 14, 0.5), handedIn(3, 1)];
    const active = [handedIn(before, 0.5), handedIn(10, 1)];
    const activeByHints = [handedIn(before, 0.5), handedIn(10, 1, { counting: false })];
    const { named, others } = record([quietAndGone, quietAndBack, active, activeByHints], "quiet");
    expect([named.of, named.all, others.of, others.all]).toEqual([1, 2, 1, 2]);
  });

  it("excludes learners who had handed in nothing by then, and outcomes that are not over yet", () => {
    const { named, others } = record([[handedIn(20, 0.5)], []], "quiet");
    expect([named, others]).toEqual([shareOf(0, 0), shareOf(0, 0)]);
    expect(recordOf([], RULES, NOW).map(({ named: share }) => share.all)).toEqual([0, 0, 0, 0]);
  });

  it("uses each day for at most one outcome", () => {
    // The learner passed once, so only one of the evaluated times is followed by a pass.
    const learner = [handedIn(200, 0.5), handedIn(100, 1)];
    const { named, others } = record([learner], "stuck");
    const looked = Math.floor(200 / OUTCOME_DAYS);
    expect([named.all, others.all, others.of]).toEqual([0, looked, looked - 1]);
  });

  // Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I,
  // method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("the interval of %i of %i equals the published one", (of, all, low, high) => {
    const { interval } = shareOf(of, all);
    expect(interval![0]).toBeCloseTo(low, 4);
    expect(interval![1]).toBeCloseTo(high, 4);
  });
});
