import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFECT_CLASS_IDS } from "~/kinds/defect-classes";
import { MAX_LINES, MOST_LOST_BY_A_MATCH } from "~/kinds/review/constants";
import type { Mark } from "~/kinds/review/mark";
import { type Score, scoreReview } from "~/kinds/review/score";
import { terrainOf } from "~/kinds/review/terrain";
import { VERDICTS } from "~/kinds/review/verdict";
import { seeded, shuffled } from "~/kinds/seeded";
import { runs } from "../setup/runs";
import { makeChange, type Trial } from "./changes";

/** Laws that scores must obey, tested on made-up changes that follow the catalogue's rules. */

/** Counterexamples show the change's number, not the whole change. */
const trials = fc.nat(100_000);
const changeOf = (n: number) => makeChange(`law-${n}`);

/** Draws a mark near an issue or anywhere, of any allowed length, of a class that may fit, with or without a proof. */
const aim = fc.record({
  issue: fc.nat(20),
  isNear: fc.boolean(),
  shift: fc.nat(250),
  length: fc.integer({ min: 1, max: MAX_LINES }),
  defect: fc.option(fc.constantFrom(...DEFECT_CLASS_IDS), { nil: null }),
  proves: fc.option(fc.nat(20), { nil: null, freq: 4 }),
});
type Aim = typeof aim extends fc.Arbitrary<infer T> ? T : never;

function markOf({ judged }: Trial, { issue, isNear, shift, length, defect, proves }: Aim, id: string): Mark {
  const meant = judged.issues[issue % Math.max(1, judged.issues.length)];
  const range = meant?.accepted.find((accepted) => !("whole" in accepted));
  const near = range && !("whole" in range) ? range : null;
  const file = judged.files[shift % judged.files.length]!;
  const last = Math.max(...file.rows.map((row) => row.new ?? 0));
  const place =
    isNear && near
      ? {
          ...near,
          from: Math.max(1, near.from - (shift % length)),
          to: Math.max(1, near.from - (shift % length)) + length - 1,
        }
      : { file: file.path, side: "new" as const, from: 1 + (shift % last), to: (shift % last) + length };
  const shown = proves === null ? undefined : judged.issues[proves % Math.max(1, judged.issues.length)];
  const bodies = shown ? [{ key: `body-${proves! % 3}`, shows: [shown.id] }] : [];
  return { id, place, class: defect ?? meant?.classes[0] ?? "silly-logic", severity: "major", bodies };
}
const marksOf = (trial: Trial, aims: readonly Aim[]) => aims.map((one, i) => markOf(trial, one, `m${i}`));
const aims = fc.array(aim, { maxLength: 8 });
const verdict = fc.constantFrom(...VERDICTS);

describe("for any findings", () => {
  it("the score and its parts lie between 0 and 1", () => {
    fc.assert(
      fc.property(trials, aims, verdict, (n, list, said) => {
        const trial = changeOf(n);
        const { score, f, recall, precision, luck } = scoreReview(trial.judged, marksOf(trial, list), said);
        for (const part of [
          score,
          f,
          recall?.value ?? 0,
          precision.value,
          luck?.f1 ?? 0,
          luck?.blind ?? 0,
          luck?.off ?? 0,
        ]) {
          expect(part).toBeGreaterThanOrEqual(0);
          expect(part).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: runs(200) },
    );
  });

  it("their order does not matter", () => {
    fc.assert(
      fc.property(trials, aims, fc.string(), (n, list, seed) => {
        const trial = changeOf(n);
        const marks = marksOf(trial, list);
        const mixed = shuffled(marks, seeded(seed));
        expect(scoreReview(trial.judged, mixed, "approve")).toEqual(scoreReview(trial.judged, marks, "approve"));
      }),
      { numRuns: runs(200) },
    );
  });

  it("the wrong verdict never scores more than half", () => {
    fc.assert(
      fc.property(trials, aims, (n, list) => {
        const trial = changeOf(n);
        const marks = marksOf(trial, list);
        const scores = VERDICTS.map((said) => scoreReview(trial.judged, marks, said));
        const wrong = scores.filter((one) => !one.verdictRight);
        expect([1, 2]).toContain(wrong.length);
        for (const { score, f } of wrong) {
          expect(score).toBeCloseTo(f / 2, 1);
          expect(score).toBeLessThanOrEqual(0.5);
        }
      }),
      { numRuns: runs(100) },
    );
  });
});

/** A mark of one line, without a proof, on the first line of the first file. */
const plain: Aim = { issue: 0, isNear: false, shift: 0, length: 1, defect: null, proves: null };

describe("one more matched finding", () => {
  /**
   * Three findings at different places carry the same proof, so one of them is a false alarm. Without the first
   * finding, another finding is matched in its place, so leaving out a matched finding raises F₁.
   */
  const oneProofThrice: [number, Aim[], Aim] = [
    31_542,
    [
      { ...plain, shift: 88, proves: 17 },
      { ...plain, shift: 93, proves: 11 },
      { ...plain, shift: 41 },
      { ...plain, proves: 8 },
      { ...plain, isNear: true, length: 6 },
    ],
    plain,
  ];
  const outcomeOf = (score: Score, id: string) => score.matching.marks.find((mark) => mark.id === id)!;
  /**
   * Calls `look` with the scores before and after adding a finding that matches an issue, or that lies on an issue
   * which another finding already matched.
   */
  const onMore = (count: number, look: (before: Score, after: Score) => void) => {
    const numRuns = runs(count);
    let met = 0;
    fc.assert(
      fc.property(trials, aims, aim, (n, list, more) => {
        const trial = changeOf(n);
        const terrain = terrainOf(trial.judged);
        const marks = marksOf(trial, list);
        const extra = markOf(trial, { ...more, isNear: true }, "extra");
        const after = scoreReview(terrain, [...marks, extra], "request-changes");
        const { outcome, isOnIssue } = outcomeOf(after, "extra");
        const before = scoreReview(terrain, marks, "request-changes");
        const isMatched = outcome === "matched" && after.matching.matched > before.matching.matched;
        if (after.truth !== "flawed" || !(isMatched || isOnIssue)) return;
        met++;
        look(before, after);
      }),
      { numRuns, examples: [oneProofThrice] },
    );
    // Enough of the drawn cases must include such a finding. Otherwise the law was not really tested.
    expect(met).toBeGreaterThan(numRuns / 10);
  };

  it("never lowers recall, precision or F₁", () => {
    onMore(600, (before, after) => {
      expect(after.recall!.value).toBeGreaterThanOrEqual(before.recall!.value);
      expect(after.luck!.f1).toBeGreaterThanOrEqual(before.luck!.f1 - 1e-12);
      if (before.matching.matched > 0)
        expect(after.precision.value).toBeGreaterThanOrEqual(before.precision.value - 1e-12);
    });
  });

  it("lowers F by 0.05 at most", () => {
    onMore(1_500, (before, after) => {
      expect(before.f - after.f).toBeLessThanOrEqual(MOST_LOST_BY_A_MATCH + 1e-12);
    });
  });
});
