import { countVerdicts, judgeTrust } from "~/kinds/trust";
import type { Graded } from "../counts/evidence.server";

/** How well someone distinguishes flawed changes from clean ones. */
export interface Judgement {
  /** How many flawed changes got a request for changes, and how many clean changes were approved. */
  readonly flawed: { readonly right: number; readonly of: number };
  readonly clean: { readonly right: number; readonly of: number };
  readonly dPrime: { readonly value: number; readonly low: number; readonly high: number } | null;
  /** About how many more reviews are needed; null if there are enough. */
  readonly more: number | null;
  readonly says: "too-early" | "too-much" | "too-little";
}

/** Judges someone's verdicts. `graded` are submissions, sorted newest first. */
export function judge(graded: readonly Graded[]): Judgement {
  const counts = countVerdicts([...graded].reverse().flatMap((one) => (one.trial ? [one.trial] : [])));
  const trust = judgeTrust(counts);
  return {
    flawed: { right: counts.hits, of: counts.flawed },
    clean: { right: counts.clean - counts.falseAlarms, of: counts.clean },
    dPrime: trust.sensitivity?.dPrime ?? null,
    more: trust.says === "too-early" ? trust.more : null,
    says: trust.says,
  };
}
