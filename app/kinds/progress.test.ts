import { describe, expect, it } from "vitest";
import { DAY_MS } from "~/operations/time";
import { type Evidence, skillProgress } from "./progress";
import { KINDS } from "./registry";
import { isPassed as isReviewPassed } from "./review/rules";
import { isCounting, isEnough } from "./rules";
import { isPassed as isTestPassed } from "./test/rules";

const on = (day: number) => new Date(Date.UTC(2026, 0, 1) + day * DAY_MS);

function tried(day: number, slug: string, change: Partial<Evidence> = {}): Evidence {
  return { skill: "find-edge-cases", slug, kind: "review", passed: true, counting: true, at: on(day), ...change };
}
const progress = (...evidence: Evidence[]) => skillProgress("find-edge-cases", evidence);
/** Demonstrated on day 7: the first refresh was due on day 7 and passed, the next is due on day 28. */
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
  it("does not count a fix whose question is unanswered", () => {
    const fixed = (explained?: boolean) =>
      progress(tried(0, "a"), tried(3, "b"), tried(7, "c", { kind: "fix", explained }));
    expect(fixed(true).state).toBe("shown");
    expect(fixed(false).state).toBe("practising");
    expect(fixed(undefined).state).toBe("practising");
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
  });
});

describe("refreshing a skill", () => {
  it("is due 7, 21 and 60 days after the previous pass", () => {
    expect(progress(tried(0, "a")).checkAgainAt).toEqual(on(7));
    expect(progress(...shown).checkAgainAt).toEqual(on(28));
    expect(progress(...shown, tried(28, "d")).checkAgainAt).toEqual(on(88));
    expect(progress(...shown, tried(28, "d"), tried(88, "e")).checkAgainAt).toEqual(on(148));
  });
  it("counts by date: due from the start of the day", () => {
    const evening = new Date(on(0).getTime() + 0.9 * DAY_MS);
    const first = [{ ...tried(0, "a"), at: evening }, tried(3, "b")];
    expect(progress(...first, tried(7, "c"))).toMatchObject({ state: "shown", checkAgainAt: on(28) });
    expect(progress(...first, tried(6, "c"))).toMatchObject({ state: "practising" });
  });
  it("is not postponed by practice before it is due", () => {
    expect(progress(...shown, tried(10, "d")).checkAgainAt).toEqual(on(28));
    expect(progress(...shown, tried(10, "d", { passed: false }))).toMatchObject({
      state: "shown",
      checkAgainAt: on(28),
    });
  });
  it("repeats after half the time if failed, and the skill fades", () => {
    expect(progress(...shown, tried(30, "d", { passed: false }))).toMatchObject({
      state: "fading",
      checkAgainAt: new Date(on(30).getTime() + 10.5 * DAY_MS),
    });
  });
  it("restores the skill after a pass, with the same interval", () => {
    const missed = [...shown, tried(30, "d", { passed: false })];
    expect(progress(...missed, tried(31, "e")).state).toBe("fading");
    expect(progress(...missed, tried(41, "e"))).toMatchObject({ state: "shown", checkAgainAt: on(62) });
  });
  it("does not make a skill fade that was never demonstrated", () => {
    expect(progress(tried(0, "a"), tried(8, "b", { passed: false })).state).toBe("practising");
  });
});
