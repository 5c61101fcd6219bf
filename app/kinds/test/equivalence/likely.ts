import type { Mutant, Sandbox } from "~/sandbox/contract";
import { withMutant } from "../../mutant-text";
import { type Compared, endsIn, observe } from "../observe";
import type { Witness } from "../report-schema";
import { type Excuse, excuseFinder } from "./find";

/** The result for a mutant that no test kills. */
export interface Judged {
  readonly mutant: Mutant;
  /** A valid input that detects it: a test can be written. */
  readonly witness: Witness | null;
  /** Why it need not count: certain by a rule, or likely because no input detects it. Never together with a witness. */
  readonly excuse: (Excuse & { readonly isCertain: boolean }) | null;
}

/**
 * Looks for an input that detects each mutant, among `count` seeded ones. Rules are only used if there is none. A
 * mutant that differs only as an alternative does is likely allowed by the specification. Of the rest, a mutant is
 * likely equivalent if inputs with the source's own numbers in their places do not detect it either; such an input may
 * be invalid. "Likely" is not proof: an author decides.
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
