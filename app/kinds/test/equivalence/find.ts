/**
 * Finds equivalent mutants, which no test can detect or should have to detect, and explains why. Uses only rules that
 * are certain. A mutant counts if no rule covers it. docs/decisions/030-mutants.md
 */
import type { Files, Mutant } from "~/sandbox/contract";
import { type Place, placeFinder } from "../../syntax";
import { whyBothWaysAreOne } from "./both-ways";
import { whyOpen } from "./open-texts";
import { whySameCode } from "./same-code";

/** The reason why a mutant doesn't have to count. */
export interface Excuse {
  /**
   * The type of reason, named as in an exercise's marks: either no test can detect the mutant, or the specification
   * leaves the difference open.
   */
  readonly sort: "equivalent" | "allowed by the specification";
  /** A sentence that a reader can verify. */
  readonly because: string;
}

/**
 * Returns a function that explains why a mutant of these files doesn't have to count. Throws if one of the files
 * doesn't parse.
 */
export function excuseFinder(files: Files): (mutant: Mutant) => Excuse | null {
  const finders = new Map<string, ReturnType<typeof placeFinder>>();
  return (mutant) => {
    const placeOf = finders.get(mutant.file) ?? placeFinder(files[mutant.file]!);
    finders.set(mutant.file, placeOf);
    const place = placeOf(mutant);
    return place && excuseOf(mutant, place);
  };
}

/** Explains why one mutant doesn't have to count. Null if the mutant counts, or if the rules are uncertain. */
export function excuseOf(mutant: Mutant, place: Place): Excuse | null {
  const open = whyOpen(place);
  if (open) return { sort: "allowed by the specification", because: open };
  const because = whyBothWaysAreOne(mutant, place) ?? whySameCode(mutant, place);
  return because === null ? null : { sort: "equivalent", because };
}
