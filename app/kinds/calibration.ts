/**
 * Measures whether stated confidence agrees with results, as Brier scores and as a curve. Pure. Rules:
 * docs/grading.md, "Trust".
 */

/**
 * Answers are grouped by confidence, in steps of ten percentage points. These are the steps' lower ends. The last step
 * includes 100%.
 */
const STEPS = [50, 60, 70, 80, 90] as const;
export const stepOf = (confidence: number): number => Math.min(90, Math.floor(confidence / 10) * 10);

/** The totals for all answers whose confidence is within one step. */
export interface SureStep {
  /** The step's lower end, in percent. */
  readonly step: number;
  readonly answers: number;
  /** The number of answers that were correct. */
  readonly right: number;
  /** Sum of the stated confidences, in percent. */
  readonly said: number;
  /**
   * Sum of the squared differences, in percentage points, between the stated confidence and the outcome. The outcome is
   * 100 if the answer was correct, and 0 if it was not.
   */
  readonly squares: number;
}

/** The minimum number of answers for a kind before its calibration curve is shown. */
export const ANSWERS_FOR_CURVE = 20;

export interface Calibration {
  readonly answers: number;
  /**
   * Mean squared difference between confidence and outcome, both from 0 to 1 (Brier 1950): 0 is best, and someone who
   * always answers 50% gets 0.25.
   */
  readonly brier: number;
  /**
   * One entry for each step of confidence that has answers. Null with fewer than `ANSWERS_FOR_CURVE` answers.
   */
  readonly curve: readonly { from: number; to: number; answers: number; said: number; right: number }[] | null;
}

/**
 * Calculates the calibration for one kind, for one learner or several. Several totals for the same step are added up.
 * Kinds are never combined, because confidence means something different in each kind. Null if there are no answers.
 */
export function calibration(ofKind: readonly SureStep[]): Calibration | null {
  const sum = (of: readonly SureStep[], count: (step: SureStep) => number) =>
    of.reduce((total, step) => total + count(step), 0);
  const answers = sum(ofKind, (one) => one.answers);
  if (answers === 0) return null;
  const brier = sum(ofKind, (one) => one.squares) / (10_000 * answers);
  if (answers < ANSWERS_FOR_CURVE) return { answers, brier, curve: null };
  const curve = STEPS.flatMap((from) => {
    const within = ofKind.filter(({ step }) => step === from);
    const all = sum(within, (one) => one.answers);
    if (all === 0) return [];
    const said = sum(within, (one) => one.said) / (100 * all);
    return [
      { from, to: from === 90 ? 100 : from + 9, answers: all, said, right: sum(within, (one) => one.right) / all },
    ];
  });
  return { answers, brier, curve };
}
