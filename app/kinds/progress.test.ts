import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY_MS } from "~/operations/time";
import { type Evidence, skillProgress } from "./progress";
import { KINDS } from "./registry";
import { isPassed as isReviewPassed } from "./review/rules";
import { isCounting, isEnough } from "./rules";
import { isPassed as isTestPassed } from "./test/rules";

const on = (day: number) => new Date(Date.UTC(2026, 0, 1) + day * DAY_MS);

function tried(day: number, slug: string, change: Partial<Evidence> = {}): Evidence {
  const pass = { kind: "review", passed: true, counting: true } as const;
  return { skill: "find-edge-cases", slug, tryNumber: 1, ...pass, at: on(day), ...change };
}
const progress = (...evidence: Evidence[]) => skillProgress("find-edge-cases", evidence);
/** Evidence that demonstrates the skill on day 7. */
const shown = [tried(0, "a"), tried(3, "b"), tried(7, "c")];

describe("passed", () => {
  it("requires 60% and the right verdict for a review", () => {
    expect(isReviewPassed({ score: 0.6, verdictRight: true })).toBe(true);
    expect(isReviewPassed({ score: 0.59, verdictRight: true })).toBe(false);
    expect(isReviewPassed({ score: 1, verdictRight: false })).toBe(false);
  });
  it("requires 70% and the AI's mistake caught for a test", () => {
    expect(isTestPassed({ score: 0.7, aiCaught: true })).toBe(true);
    expect(isTestPassed({ score: 0.69, aiCaught: true })).toBe(false);
    expect(isTestPassed({ score: 0.9, aiCaught: false })).toBe(false);
  });
  it("requires everything for a fix", () => {
    expect(isEnough(KINDS.fix.rules, 1)).toBe(true);
    expect(isEnough(KINDS.fix.rules, 0.99)).toBe(false);
  });
  it("tolerates rounding errors in sums", () => {
    expect(isReviewPassed({ score: 1 - 0.1 - 0.1 - 0.1 - 0.1, verdictRight: true })).toBe(true);
  });
});

describe("counting attempts", () => {
  it.each([
    ["review", 1, true],
    ["review", 2, false],
    ["test", 3, true],
    ["test", 4, false],
    ["fix", 3, true],
    ["fix", 4, false],
  ] as const)("%s, attempt %i: %s", (kind, tryNumber, counts) => {
    expect(isCounting(KINDS[kind].rules, tryNumber, 0)).toBe(counts);
  });
  it("stops after the first hint", () => {
    expect(isCounting(KINDS.fix.rules, 1, 1)).toBe(false);
  });
});

describe("a skill", () => {
  it("is new before any evidence, and practised after it", () => {
    expect(progress()).toMatchObject({ state: "new", passesMissing: 3, checkAgainAt: null });
    expect(progress(tried(0, "a", { passed: false })).state).toBe("practising");
  });
  it("is demonstrated after passes on three exercises over seven days", () => {
    expect(progress(...shown)).toMatchObject({ state: "shown", passedOn: ["a", "b", "c"], passesMissing: 0 });
  });
  it("is not demonstrated if the three passes are closer together", () => {
    expect(progress(tried(0, "a"), tried(3, "b"), tried(6, "c"))).toMatchObject({
      state: "practising",
      passesMissing: 0,
    });
  });
  it("is not demonstrated by three passes on two exercises", () => {
    expect(progress(tried(0, "a"), tried(3, "b"), tried(7, "a")).state).toBe("practising");
  });
  it("ignores attempts that do not count", () => {
    expect(progress(tried(0, "a"), tried(3, "b"), tried(7, "c", { counting: false })).state).toBe("practising");
  });
  it("ignores other skills", () => {
    expect(progress(tried(0, "a"), tried(3, "b"), tried(7, "c", { skill: "read-a-diff" })).state).toBe("practising");
  });
  it("does not count a fix whose question is unanswered, but counts a fix without a question", () => {
    const fixed = (explained?: boolean) =>
      progress(tried(0, "a"), tried(3, "b"), tried(7, "c", { kind: "fix", explained }));
    expect(fixed(true).state).toBe("shown");
    expect(fixed(false).state).toBe("practising");
    expect(fixed(undefined).state).toBe("shown");
  });
  it("counts no more unbacked passes than backed ones, so that at least half of them are backed", () => {
    const backed = (...list: boolean[]) => list.map((one, n) => tried(n * 4, `e${n}`, { backed: one }));
    expect(progress(...backed(false, true, false))).toMatchObject({
      state: "practising",
      passesMissing: 0,
      backing: { kinds: ["review"], of: 3, backed: 1, least: 2 },
    });
    expect(progress(...backed(false, true, true)).state).toBe("shown");
    // Further passes without backing don't count, and don't make the state worse.
    expect(progress(...backed(false, false, false, false, true))).toMatchObject({ state: "practising" });
    expect(progress(...backed(false, false, true, false, true))).toMatchObject({ state: "shown" });
    expect(progress(...backed(true, true, false, false, false, false))).toMatchObject({ state: "shown" });
  });
  it("needs fewer backed passes beside passes that need no backing; those that count must span seven days", () => {
    const fixed = (day: number) => tried(day, `fix ${day}`, { kind: "fix", explained: true });
    const said = (day: number, backed: boolean) => tried(day, `said ${day}`, { backed });
    expect(progress(fixed(0), fixed(3), fixed(7), said(8, false)).state).toBe("shown");
    expect(progress(fixed(0), fixed(1), said(7, false))).toMatchObject({ state: "practising", backing: { least: 1 } });
    expect(progress(fixed(0), fixed(1), said(7, true)).state).toBe("shown");
    // Only one of the two passes without backing counts, either the first or the last.
    expect(progress(fixed(3), said(4, true), said(0, false), said(6, false)).state).toBe("practising");
    expect(progress(fixed(3), said(4, true), said(0, false), said(7, false)).state).toBe("practising");
    expect(progress(fixed(3), said(4, true), said(0, false), said(10, false)).state).toBe("shown");
  });
  it("is never lost by a further pass, whatever it lacks", () => {
    const Passes = fc.array(fc.record({ day: fc.nat(14), slug: fc.nat(6), backed: fc.constantFrom(true, false) }));
    const pass = ({ day, slug, backed }: { day: number; slug: number; backed: boolean }) =>
      tried(day, `e${slug}`, { backed });
    fc.assert(
      fc.property(Passes, Passes, (some, more) => {
        const before = progress(...some.map(pass));
        const after = progress(...some.map(pass), ...more.map(pass));
        if (before.state === "shown") expect(after.state).toBe("shown");
        if (after.state === "shown") expect(2 * after.backing!.backed).toBeGreaterThanOrEqual(3);
      }),
    );
  });
  it("counts say-what-is-wrong only if a mentor ticked it", () => {
    const said = (actionable?: boolean) =>
      skillProgress(
        "say-what-is-wrong",
        shown.map((e) => ({ ...e, skill: "say-what-is-wrong" as const, actionable })),
      ).state;
    expect(said(true)).toBe("shown");
    expect(said(false)).toBe("practising");
    expect(said(undefined)).toBe("new");
  });
  it("does not depend on the order of the list", () => {
    expect(progress(...shown.toReversed())).toEqual(progress(...shown));
    // Attempts within the same hour have the same stored time.
    const failed = tried(40, "d", { passed: false });
    const passed = tried(40, "d", { tryNumber: 2 });
    expect(progress(...shown, failed, passed)).toMatchObject({ state: "fading" });
    expect(progress(passed, failed, ...shown)).toEqual(progress(...shown, failed, passed));
  });
});

describe("refreshing a skill", () => {
  const dueAfter = (...evidence: Evidence[]) => progress(...evidence).checkAgainAt!.getTime();

  it("is due after growing intervals, at most 60 days, if each refresh is passed", () => {
    const days = [0];
    const passes = () => days.map((day) => tried(day, `on ${day}`));
    for (let n = 0; n < 4; n++) days.push((dueAfter(...passes()) - on(0).getTime()) / DAY_MS);
    const intervals = days.slice(1).map((day, n) => day - days[n]!);
    // With FSRS-6 and its published weights, a first pass results in a stability of 2.3 days.
    expect(intervals).toEqual([2, 11, 46, 60]);
  });
  it("counts by date: due from the start of the day", () => {
    const evening = { ...tried(0, "a"), at: new Date(on(0).getTime() + 0.9 * DAY_MS) };
    expect(progress(evening).checkAgainAt).toEqual(on(2));
    expect(progress(evening, tried(3, "b"), tried(7, "c")).state).toBe("shown");
    expect(progress(evening, tried(3, "b"), tried(6, "c")).state).toBe("practising");
  });
  it("is postponed by a pass before it is due, but not by one on the same day", () => {
    expect(dueAfter(...shown, tried(10, "d"))).toBeGreaterThan(dueAfter(...shown));
    expect(dueAfter(...shown, tried(7, "d"))).toBe(dueAfter(...shown));
  });
  it("is due sooner after a failed attempt before it is due, which does not make the skill fade", () => {
    const after = [...shown, tried(10, "d", { passed: false })];
    expect(progress(...after).state).toBe("shown");
    expect(dueAfter(...after)).toBeLessThan(dueAfter(...shown));
  });
  it("makes the skill fade if failed, and restores it if the next one is passed", () => {
    const missed = [...shown, tried(60, "d", { passed: false })];
    expect(progress(...missed).state).toBe("fading");
    const next = (dueAfter(...missed) - on(0).getTime()) / DAY_MS;
    expect(next - 60).toBeLessThan(14);
    expect(progress(...missed, tried(next - 1, "e")).state).toBe("fading");
    expect(progress(...missed, tried(next, "e")).state).toBe("shown");
  });
  it("does not make a skill fade that was never demonstrated", () => {
    expect(progress(tried(0, "a"), tried(8, "b", { passed: false })).state).toBe("practising");
  });
  it("is due 1 to 60 days after the last scored attempt, and a pass never brings it closer than a failure", () => {
    const Attempts = fc.array(fc.record({ day: fc.nat(200), passed: fc.boolean() }), { maxLength: 12 });
    fc.assert(
      fc.property(Attempts, fc.nat(100), (attempts, later) => {
        const before = [tried(0, "a"), ...attempts.map(({ day, passed }, n) => tried(day, `e${n}`, { passed }))];
        const last = Math.max(...before.map(({ at }) => at.getTime())) + later * DAY_MS;
        const then = (passed: boolean) => dueAfter(...before, { ...tried(0, "z", { passed }), at: new Date(last) });
        expect(then(true)).toBeGreaterThanOrEqual(then(false));
        for (const due of [then(true), then(false)]) {
          expect(due).toBeGreaterThan(last);
          expect(due).toBeLessThanOrEqual(last + 60 * DAY_MS);
        }
      }),
    );
  });
});
