import type { KindId } from "~/kinds/registry";
import { RUBRIC_VERSION, rubricOf } from "../reviews/rubric";
import { VERDICT_WORDS, VERDICTS, type Verdict } from "../reviews/verdicts";
import type { Level } from "./agreement";

/** Compares two reviews of one submission, line by line. Pure. */

/** What a mentor chose for a submission: a verdict, and steps from the rubric's version at that time. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly rubricVersion: number;
  /** The index of the chosen step, keyed by the id of the rubric line. */
  readonly choices: Readonly<Record<string, number>>;
}

/** A line by which mentors judge submissions. */
export interface Line {
  readonly id: string;
  readonly asks: string;
  /** The possible choices, in words. */
  readonly steps: readonly string[];
  readonly level: Level;
}

const VERDICT_LINE: Line = {
  id: "verdict",
  asks: "Verdict",
  level: "nominal",
  steps: VERDICTS.map((verdict) => VERDICT_WORDS[verdict]),
};

/** The verdict, and the rubric's current lines. */
export const linesOf = (kind: KindId): readonly Line[] => [
  VERDICT_LINE,
  ...rubricOf(kind).map(({ id, asks, steps }): Line => ({ id, asks, steps, level: "ordinal" })),
];

/** The index of the choice on a line; null if the mentor left the line out, or used another version of the rubric. */
export function choiceOn({ id, steps }: Line, { verdict, rubricVersion, choices }: Judgement): number | null {
  if (id === VERDICT_LINE.id) return VERDICTS.indexOf(verdict);
  const step = rubricVersion === RUBRIC_VERSION ? choices[id] : undefined;
  return step !== undefined && step in steps ? step : null;
}

/** A line with the two choices in words. A choice is null if the mentor left the line out. */
export interface ComparedLine {
  readonly id: string;
  readonly asks: string;
  readonly one: string | null;
  readonly other: string | null;
  /** `open`: at least one mentor left the line out, so there is nothing to compare. */
  readonly is: "same" | "differs" | "open";
}

/** Compares two reviews of one submission of this kind, in the order of the lines. */
export function compare(kind: KindId, one: Judgement, other: Judgement): ComparedLine[] {
  return linesOf(kind).map((line) => {
    const [a, b] = [choiceOn(line, one), choiceOn(line, other)];
    const word = (place: number | null) => (place === null ? null : line.steps[place]!);
    const is = a === null || b === null ? "open" : a === b ? "same" : "differs";
    return { id: line.id, asks: line.asks, one: word(a), other: word(b), is };
  });
}
