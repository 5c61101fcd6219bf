import { calmOf } from "./calm";
import { FREE_FALSE_ALARMS, MINOR_ONLY, MOST_LOST_BY_A_MATCH, MOST_TRIALS, WEIGHT, WRONG_VERDICT } from "./constants";
import { blindMean } from "./luck";
import { inPlaceOrder, isFalseAlarm, type Mark, type MarkOutcome } from "./mark";
import { type JudgedMark, type Matching, match, provenAlone } from "./match";
import { type Judged, type Terrain, terrainOf } from "./terrain";
import { isContested, isVerdictRight, rightVerdict, type Truth, type Verdict } from "./verdict";

// Long: the steps of one formula, in order.

interface Luck {
  /** F₁. */
  readonly f1: number;
  /** E, the expected result for the same number of marks placed at random. */
  readonly blind: number;
  /** (F₁ − E)/(1 − E), at least 0. */
  readonly off: number;
  /** The best value of `off` after removing some matched findings, minus 0.05 for each removed finding. */
  readonly kept: number;
  /** F₁ of the proven findings alone. */
  readonly proven: number;
}

export interface Score {
  readonly truth: Truth;
  readonly matching: Matching;
  /** R: Σ weight·credit / Σ weight, at most 1. Null without issues. `earned` may exceed this maximum. */
  readonly recall: { readonly earned: number; readonly of: number; readonly value: number } | null;
  /** P: matched / (matched + false alarms after the first); 0 if nothing matched. */
  readonly precision: { readonly matched: number; readonly falseAlarms: number; readonly value: number };
  /** Null unless the change is flawed. */
  readonly luck: Luck | null;
  /** F, the result before a wrong verdict halves it. */
  readonly f: number;
  readonly verdictRight: boolean;
  /** Whether the verdict is neither correct nor wrong, because no mentor has ruled on the held finding yet. */
  readonly isOpen: boolean;
  /**
   * The score, 0–1, rounded to hundredths, so that the whole percentage that pages show decides whether the review
   * passes.
   */
  readonly score: number;
}

export function truthOf(issues: readonly { readonly severity: keyof typeof WEIGHT }[]): Truth {
  if (issues.length === 0) return "clean";
  return issues.every((issue) => issue.severity === "minor") ? "minor-only" : "flawed";
}

const weightOfAll = (judged: Judged) => judged.issues.reduce((sum, issue) => sum + WEIGHT[issue.severity], 0);

/** Calculates P. Returns 0 if nothing matched. */
const precisionOf = (matched: number, falseAlarms: number) =>
  matched === 0 ? 0 : matched / (matched + Math.max(0, falseAlarms - FREE_FALSE_ALARMS));

/** Calculates F₁ = 2PR/(P + R) for issues with total weight `of`. */
function f1Of(of: number, earned: number, matched: number, falseAlarms: number): number {
  if (matched === 0) return 0;
  const [recall, precision] = [Math.min(1, earned / of), precisionOf(matched, falseAlarms)];
  return (2 * precision * recall) / (precision + recall);
}

/** Calculates F₁, E, and F₁ with luck removed, for exactly these marks. */
function luckOf(terrain: Terrain, marks: readonly Mark[], matching: Matching) {
  const of = weightOfAll(terrain.judged);
  const outcome = new Map(matching.marks.map((mark) => [mark.id, mark]));
  const is = (mark: Mark, which: MarkOutcome) => outcome.get(mark.id)!.outcome === which;
  const spare = marks.filter((mark) => is(mark, "near")).length;
  const counting = marks.filter((mark) => !(is(mark, "further") && outcome.get(mark.id)!.isOnIssue));
  const blind = blindMean(
    terrain,
    counting,
    (mark) => is(mark, "further"),
    spare,
    (...parts) => f1Of(of, ...parts),
  );
  const f1 = f1Of(of, matching.earned, matching.matched, matching.falseAlarms);
  return { f1, blind, off: blind >= 1 ? 0 : Math.max(0, (f1 - blind) / (1 - blind)) };
}

/**
 * Returns an upper bound on F₁ after some matched findings are removed. If no finding has a proof, removing findings
 * can't increase F₁, so the bound is the current value. Otherwise, the proof of a removed finding may count for another
 * finding with the same proof, which then stops being a false alarm.
 */
function mostWithout({ judged }: Terrain, matching: Matching, f1: number): number {
  const proven = matching.marks.filter((mark) => mark.isProven).length;
  if (proven === 0) return f1;
  const alarms = matching.marks.filter((mark) => isFalseAlarm(mark) && !mark.isProven).length;
  return f1Of(weightOfAll(judged), matching.earned, judged.issues.length + proven, alarms);
}

/**
 * Removes the effect of luck. A wide mark can match a small issue and raise E by more than F₁, so that a correct
 * finding would lower the score. To prevent this, the result is also computed without one of the matched findings,
 * without two of them, and so on, minus 0.05 for each removed finding. This continues for as long as the result could
 * still increase (F₁ is the upper bound), for at most `MOST_TRIALS` sets of findings.
 */
function withoutLuck(terrain: Terrain, marks: readonly Mark[], matching: Matching): Omit<Luck, "proven"> {
  const own = luckOf(terrain, marks, matching);
  const most = mostWithout(terrain, matching, own.f1);
  let kept = own.off;
  const seen = new Set<string>();
  let level = [{ left: marks, matching }];
  for (let lost = MOST_LOST_BY_A_MATCH; level.length > 0; lost += MOST_LOST_BY_A_MATCH) {
    const next: typeof level = [];
    for (const { left, matching } of level) {
      for (const { id, outcome } of matching.marks) {
        if (most - lost <= kept || seen.size >= MOST_TRIALS) return { ...own, kept };
        if (outcome !== "matched" && outcome !== "bonus") continue;
        const fewer = left.filter((mark) => mark.id !== id);
        const name = fewer.map((mark) => mark.id).join("\n");
        if (seen.has(name)) continue;
        seen.add(name);
        const rematched = match(terrain, fewer);
        kept = Math.max(kept, luckOf(terrain, fewer, rematched).off - lost);
        next.push({ left: fewer, matching: rematched });
      }
    }
    level = next;
  }
  return { ...own, kept };
}

const hundredths = (value: number) => Math.round(value * 100) / 100;

/**
 * The score of a review (docs/grading.md, "Review", 1–5). On a flawed change
 *
 * R = Σ weight·credit / Σ weight, P = matched / (matched + false alarms after the first), F₁ = 2PR/(P + R),
 * F = max(0, (F₁ − E)/(1 − E)), 0 if E = 1, but never less than F₁ of the proven findings alone,
 * and at most 0.05 below its value without one of the matched findings (`withoutLuck`).
 *
 * On a clean change, F = max(0, 1 − (false alarms − 1)/4), at most 1. If all issues are minor, F is half of that value
 * plus R/2. A wrong verdict halves the score. The score does not depend on the order of the findings. The first false
 * alarm whose test contests the reference is held, which means that the score is calculated without it. If no false
 * alarm contests the reference, but the verdict contests the key, the first other finding whose test contests the
 * reference is held. It keeps what it earned.
 */
export function scoreReview(change: Judged | Terrain, findings: readonly Mark[], verdict: Verdict): Score {
  const terrain = "judged" in change ? change : terrainOf(change);
  const marks = inPlaceOrder(findings);
  const matching = match(terrain, marks);
  const contesting = new Set(marks.filter(({ contests }) => contests).map(({ id }) => id));
  const able = matching.marks.filter(({ id }) => contesting.has(id));
  const alarm = able.find(isFalseAlarm);
  if (alarm) {
    const rest = marks.filter(({ id }) => id !== alarm.id);
    const score = scoreMarks(terrain, rest, match(terrain, rest), verdict, true);
    const judgedMarks = matching.marks.map(({ id }) => score.matching.marks.find((one) => one.id === id) ?? alarm);
    return withHeld({ ...score, matching: { ...score.matching, marks: judgedMarks } }, alarm);
  }
  // A finding that isn't a false alarm can be held, too, because neutral lines, and the lines of a minor issue, may
  // hide a defect that the key doesn't list.
  const other = able.find(({ outcome }) => outcome !== "matched") ?? able[0];
  if (!other || !isContested(verdict, truthOf(terrain.judged.issues)))
    return scoreMarks(terrain, marks, matching, verdict, false);
  return withHeld(scoreMarks(terrain, marks, matching, verdict, true), other);
}

/** Marks a finding as held. Its `issue` stays set only if it is a missed issue that the learner may have meant. */
function withHeld(score: Score, { id, outcome, issue }: JudgedMark): Score {
  const isMeant = outcome !== "matched" && outcome !== "further";
  const marks = score.matching.marks.map((mark): JudgedMark => {
    if (mark.id !== id) return mark;
    return { ...mark, outcome: "held", isFree: false, issue: isMeant ? issue : null };
  });
  return { ...score, matching: { ...score.matching, marks } };
}

/** Scores the marks. `isHeld`: whether a finding is waiting for a mentor's ruling. */
function scoreMarks(
  terrain: Terrain,
  marks: readonly Mark[],
  matching: Matching,
  verdict: Verdict,
  isHeld: boolean,
): Score {
  const { judged } = terrain;
  const truth = truthOf(judged.issues);
  const of = weightOfAll(judged);
  const recallOf = (earned: number) => (of === 0 ? 0 : Math.min(1, earned / of));
  const { earned, matched, falseAlarms } = matching;

  let luck: Score["luck"] = null;
  let f: number;
  if (truth === "flawed") {
    const alone = provenAlone(judged, marks);
    luck = { ...withoutLuck(terrain, marks, matching), proven: f1Of(of, alone.earned, alone.matched, 0) };
    f = Math.max(luck.off, luck.kept, luck.proven);
  } else {
    const calm = calmOf(falseAlarms);
    f = truth === "clean" ? calm : MINOR_ONLY.calm * calm + MINOR_ONLY.recall * recallOf(earned);
  }
  const verdictRight = isVerdictRight(verdict, rightVerdict(truth));
  const isOpen = isHeld && isContested(verdict, truth);
  return {
    truth,
    matching,
    recall: of === 0 ? null : { earned, of, value: recallOf(earned) },
    precision: { matched, falseAlarms, value: precisionOf(matched, falseAlarms) },
    luck,
    f,
    verdictRight,
    isOpen,
    score: hundredths(verdictRight || isOpen ? f : f * WRONG_VERDICT),
  };
}
