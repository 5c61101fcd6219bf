import { wilson } from "../counts/wilson";
import { BAND } from "./band";
import type { ExerciseBrief, ModelItem } from "./figures";

/**
 * Why someone should check an exercise, the most urgent reason first. "held" means that a learner's test also fails on
 * the correct version, "disputed" that learners dispute a result, and "dispute-ended" that a dispute ended without a
 * ruling. Every other flag is based on an interval, not on a point estimate (docs/item-analysis.md). Pure.
 */
export const FLAG_IDS = [
  "held",
  "disputed",
  "dispute-ended",
  "mis-keyed",
  "decoy",
  "place",
  "known",
  "few-pass",
] as const;
export type Flag = (typeof FLAG_IDS)[number];

/** All flags except the three about disputes. `item` is the model's result for the same revision. */
export function flagsOf({ people, passed, change, doubted }: ExerciseBrief, item: ModelItem | null): Flag[] {
  const flags: Flag[] = [];
  if (item?.beside?.isWeak || item?.beside?.isTurned) flags.push("mis-keyed");
  if (doubted.decoys > 0) flags.push("decoy");
  if (doubted.places > 0) flags.push("place");
  if (change?.isKnown) flags.push("known");
  // With few people, chance alone can explain a low share, unless even its upper limit is below the target.
  if (passed < people / 2 && wilson({ of: passed, all: people })[1] < BAND.low) flags.push("few-pass");
  return flags;
}

/** Each flag in a few words. */
export const FLAG_WORDS: Readonly<Record<Flag, string>> = {
  held: "a learner’s test fails on the correct version",
  disputed: "a learner disputes a result",
  "dispute-ended": "a dispute ended without a ruling",
  "mis-keyed": "may be mis-keyed",
  decoy: "strong learners mark a decoy",
  place: "strong learners mark correct code",
  known: "answer may have leaked",
  "few-pass": "few learners pass on the first attempt",
};

/** Says how many exercises need a check. `known` is the number of exercises that have figures. */
export function sayFlagged(flagged: number, known: number): string {
  if (known === 0 && flagged === 0) return "Too early to say which exercises work";
  if (flagged === 0) return "No exercise is flagged so far";
  return flagged === 1 ? "1 exercise needs a check" : `${flagged} exercises need a check`;
}
