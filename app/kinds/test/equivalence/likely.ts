import type { Mutant, Sandbox } from "~/sandbox/contract";
import { withMutant } from "../mutant-text";
import { type Compared, endsIn, observe } from "../observe";
import type { Witness } from "../report-schema";
import { type Excuse, excuseFinder } from "./find";

/** What is found out about a mutant that no test kills. */
export interface Judged {
  readonly mutant: Mutant;
  /** A valid input that tells it apart: a test can be written. */
  readonly witness: Witness | null;
  /** Why it need not count: certain by a rule, or likely since no input tells it apart. Never beside a witness. */
  readonly excuse: (Excuse & { readonly isCertain: boolean }) | null;
}

/**
 * Looks for an input that tells each mutant apart, among `count` seeded ones. Only where there is none, a rule is
 * believed. Where no rule knows it either, it is likely equivalent, unless an input with numbers of the source at its
 * places tells it apart: that may not be valid, but it may be. What is likely is not proven: an author decides.
 */
export function judgeMutants(
  content: Compared,
  mutants: readonly Mutant[],
  count: number,
  sandbox: Sandbox,
): Promise<Judged[]> {
  const excuseOf = excuseFinder(content.reference);
  const ends = endsIn(content.reference);
  return Promise.all(
    mutants.map(async (mutant): Promise<Judged> => {
      const variant = withMutant(content.reference, mutant);
      const { witness, isBent, stopped } = await observe(content, variant, count, sandbox, ends);
      const none = { mutant, witness: isBent ? null : witness, excuse: null };
      if (none.witness || stopped !== null) return none;
      const certain = excuseOf(mutant);
      if (certain) return { ...none, excuse: { ...certain, isCertain: true } };
      if (witness) return none;
      const because = `No input of ${count.toLocaleString("en")} tells it apart, nor one with the numbers of the code.`;
      return { ...none, excuse: { sort: "equivalent", because, isCertain: false } };
    }),
  );
}
