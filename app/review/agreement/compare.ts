import type { KindId } from "~/kinds/registry";
import { RUBRIC_VERSION, rubricOf } from "../reviews/rubric";
import { VERDICT_WORDS, VERDICTS, type Verdict } from "../reviews/verdicts";
import type { Level } from "./agreement";

/** Two judgements of one work, line by line. Pure. */

/** What was chosen of a work: a verdict, and steps of the rubric as it was then. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly rubricVersion: number;
  /** By the rubric line's id, the place of the step that was chosen. */
  readonly choices: Readonly<Record<string, number>>;
}

/** A line on which works are judged. */
export interface Line {
  readonly id: string;
  readonly asks: string;
  /** What can be chosen, in words. */
  readonly steps: readonly string[];
  readonly level: Level;
}

const VERDICT_LINE: Line = {
  id: "verdict",
  asks: "Verdict",
  level: "nominal",
  steps: VERDICTS.map((verdict) => VERDICT_WORDS[verdict]),
};

/** The verdict, and the rubric's lines as they are now. */
export const linesOf = (kind: KindId): readonly Line[] => [
  VERDICT_LINE,
  ...rubricOf(kind).map(({ id, asks, steps }): Line => ({ id, asks, steps, level: "ordinal" })),
];

/** The place of what was chosen on a line; null where it was left out, or was judged by other words than today's. */
export function choiceOn({ id, steps }: Line, { verdict, rubricVersion, choices }: Judgement): number | null {
  if (id === VERDICT_LINE.id) return VERDICTS.indexOf(verdict);
  const step = rubricVersion === RUBRIC_VERSION ? choices[id] : undefined;
  return step !== undefined && step in steps ? step : null;
}

/** A line with what two chose on it, in words; null where one left it out. */
export interface ComparedLine {
  readonly id: string;
  readonly asks: string;
  readonly one: string | null;
  readonly other: string | null;
  /** `open`: at least one left it out, so nothing can be told. */
  readonly is: "same" | "differs" | "open";
}

/** Two judgements of one work of this kind, in the order of the lines. */
export function compare(kind: KindId, one: Judgement, other: Judgement): ComparedLine[] {
  return linesOf(kind).map((line) => {
    const [a, b] = [choiceOn(line, one), choiceOn(line, other)];
    const word = (place: number | null) => (place === null ? null : line.steps[place]!);
    const is = a === null || b === null ? "open" : a === b ? "same" : "differs";
    return { id: line.id, asks: line.asks, one: word(a), other: word(b), is };
  });
}
