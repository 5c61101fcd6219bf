/**
 * Finds equivalent mutants: those that no test can detect, or that no test should have to, and why. Uses only rules
 * that are certain; a mutant that they do not cover counts. docs/decisions/030-mutants.md
 */
import type { Files, Mutant } from "~/sandbox/contract";
import { type Place, placeFinder } from "../../syntax";
import { whyBothWaysAreOne } from "./both-ways";
import { whyOpen } from "./open-texts";
import { whySameCode } from "./same-code";

/** Why a mutant need not count. */
export interface Excuse {
  /** As in an exercise's marks: no test can detect it, or the specification does not decide it. */
  readonly sort: "equivalent" | "allowed by the specification";
  /** A sentence that a reader can verify. */
  readonly because: string;
}

/** Returns a function that explains why a mutant of these files need not count. Throws if a source does not parse. */
export function excuseFinder(files: Files): (mutant: Mutant) => Excuse | null {
  const finders = new Map<string, ReturnType<typeof placeFinder>>();
  return (mutant) => {
    const placeOf = finders.get(mutant.file) ?? placeFinder(files[mutant.file]!);
    finders.set(mutant.file, placeOf);
    const place = placeOf(mutant);
    return place && excuseOf(mutant, place);
  };
}

/** Why one mutant need not count; null if it counts, or if that is not certain. */
export function excuseOf(mutant: Mutant, place: Place): Excuse | null {
  const open = whyOpen(place);
  if (open) return { sort: "allowed by the specification", because: open };
  const because = whyBothWaysAreOne(mutant, place) ?? whySameCode(mutant, place);
  return because === null ? null : { sort: "equivalent", because };
}
