import type { Mutant, Sandbox } from "~/sandbox/contract";
import { withMutant } from "../../mutant-text";
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
 * believed. What differs only as an alternative does is likely allowed by the specification. Of what is left, that is
 * likely equivalent which no input with numbers of the source at its places tells apart either: such an input may be
 * valid. What is likely is not proven: an author decides.
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
      const { witness, isBent, open, stopped } = await observe(content, variant, count, sandbox, ends);
      const none = { mutant, witness: isBent ? null : witness, excuse: null };
      if (none.witness || stopped !== null) return none;
      if (open) {
        const because = `It differs only where an alternative also differs: (${open.input}) gives ${open.wrong}, not ${open.right}.`;
        return { ...none, excuse: { sort: "allowed by the specification", because, isCertain: false } };
      }
      const certain = excuseOf(mutant);
      if (certain) return { ...none, excuse: { ...certain, isCertain: true } };
      if (witness) return none;
      const because = `None of ${count.toLocaleString("en")} inputs shows a difference, including inputs with the numbers in the code.`;
      return { ...none, excuse: { sort: "equivalent", because, isCertain: false } };
    }),
  );
}
