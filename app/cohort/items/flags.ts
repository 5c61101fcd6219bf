import type { ExerciseBrief, ModelItem } from "./figures";

/**
 * Why someone should check an exercise. Each flag is based on an interval, not on a point estimate:
 * docs/item-analysis.md. Pure.
 */
export const FLAG_IDS = ["mis-keyed", "known", "decoy", "place"] as const;
export type Flag = (typeof FLAG_IDS)[number];

/** `item`: the model's result for the same revision. */
export function flagsOf({ change, doubted }: ExerciseBrief, item: ModelItem | null): Flag[] {
  const flags: Flag[] = [];
  if (item?.beside?.isWeak || item?.beside?.isTurned) flags.push("mis-keyed");
  if (change?.isKnown) flags.push("known");
  if (doubted.decoys > 0) flags.push("decoy");
  if (doubted.places > 0) flags.push("place");
  return flags;
}

/** In a few words. */
export const FLAG_WORDS: Readonly<Record<Flag, string>> = {
  "mis-keyed": "may be mis-keyed",
  known: "answer may have leaked",
  decoy: "strong learners mark a decoy",
  place: "strong learners mark correct code",
};
