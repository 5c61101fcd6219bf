import type { Mutant, Sandbox } from "~/sandbox/contract";
import { withMutant } from "../../mutant-text";
import { type Compared, endsIn, observe } from "../observe";
import type { Witness } from "../report-schema";
import { type Excuse, excuseFinder } from "./find";

/** The conclusion about a mutant that no test kills. */
export interface Judged {
  readonly mutant: Mutant;
  /** A valid input that detects the mutant, which a test could use. Null if no such input was found. */
  readonly witness: Witness | null;
  /**
   * The reason why the mutant doesn't have to count. This is certain if a rule covers the mutant, or likely if no input
   * detects it. Never set together with `witness`.
   */
  readonly excuse: (Excuse & { readonly isCertain: boolean }) | null;
}

/**
 * Searches `count` seeded inputs for one that detects each mutant. Rules are used only if no input detects the mutant.
 * If a mutant differs only in the same way as an alternative, the specification likely allows it. Any other mutant is
 * likely equivalent if inputs that contain the source's own numbers don't detect it either, although such inputs may be
 * invalid. "Likely" isn't proof, so the author decides.
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
        const because = `The mutant differs only where an alternative also differs: for (${open.input}), it gives ${open.wrong}, not ${open.right}.`;
        return { ...none, excuse: { sort: "allowed by the specification", because, isCertain: false } };
      }
      const certain = excuseOf(mutant);
      if (certain) return { ...none, excuse: { ...certain, isCertain: true } };
      if (witness) return none;
      const because = `None of ${count.toLocaleString("en")} inputs shows a difference, not even inputs with the numbers that appear in the code.`;
      return { ...none, excuse: { sort: "equivalent", because, isCertain: false } };
    }),
  );
}
