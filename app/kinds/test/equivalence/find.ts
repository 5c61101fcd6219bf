/**
 * The finder of equivalents: which mutants no test can notice, or none should have to, and why. By rules alone, each of
 * which is true: what they do not know is left to count. docs/decisions/030-mutants.md
 */
import type { Files, Mutant } from "~/sandbox/contract";
import { type Place, placeFinder } from "../syntax";
import { whyBothWaysAreOne } from "./both-ways";
import { whyOpen } from "./open-texts";
import { whySameCode } from "./same-code";

/** Why a mutant need not count. */
export interface Excuse {
  /** As the marks of an exercise have it: no test can tell it apart, or the specification does not settle it. */
  readonly sort: "equivalent" | "allowed by the specification";
  /** A sentence that a reader can check. */
  readonly because: string;
}

/** Asks of mutants of these files, one by one. Throws when a source does not parse. */
export function excuseFinder(files: Files): (mutant: Mutant) => Excuse | null {
  const finders = new Map<string, ReturnType<typeof placeFinder>>();
  return (mutant) => {
    const placeOf = finders.get(mutant.file) ?? placeFinder(files[mutant.file]!);
    finders.set(mutant.file, placeOf);
    const place = placeOf(mutant);
    return place && excuseOf(mutant, place);
  };
}

/** Why one mutant need not count; null where it should, or where that is not certain. */
export function excuseOf(mutant: Mutant, place: Place): Excuse | null {
  const open = whyOpen(place);
  if (open) return { sort: "allowed by the specification", because: open };
  const because = whyBothWaysAreOne(mutant, place) ?? whySameCode(mutant, place);
  return because === null ? null : { sort: "equivalent", because };
}
