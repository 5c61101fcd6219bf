import type { Files, Mutant, MutatedFiles } from "~/sandbox/contract";
import { diffOf } from "../mutant-text";
import { child, type Place, placeFinder } from "../syntax";
import { excuseOf } from "./equivalence/find";
import { spanOf, type VisibleMutant, type VisibleMutants } from "./meter-reading";
import { mutateOnce } from "./mutants";
import type { TestOpen } from "./open";
import { isLimit, operatorIn } from "./operators";
import { sayUnnoticed } from "./survivor-words";

/**
 * The maximum number of mutants. More would not help a reader, and the run would take longer than a pause in typing.
 */
const MAX_MUTANTS = 150;
/**
 * The maximum length of mutated code that is sent to a page, in characters. Current exercises use a twentieth of this.
 */
const MAX_TEXT = 400_000;

const NONE: VisibleMutants = { files: {}, mutants: [] };

/**
 * Returns the mutants of the AI's code as its learner sees it, each with a descriptive sentence, for the strength
 * meter. They are generated only from code that learners see, so they can't reveal anything hidden. Mutants that tests
 * don't have to notice are omitted, but only if a rule identifies them with certainty. Empty if the code is too large.
 */
export async function visibleMutants(open: Pick<TestOpen, "files">): Promise<VisibleMutants> {
  const files = Object.fromEntries(open.files.map(({ path, text }) => [path, text]));
  const own = open.files.filter(({ path, from }) => from === "ai" && /\.[jt]s$/.test(path)).map(({ path }) => path);
  const made = await mutateOnce(files, own);
  const before = cached.get(made);
  if (before) return before;
  const visible = describe(files, own, made);
  cached.set(made, visible);
  return visible;
}

/** Results keyed by the mutants that `mutateOnce` caches, so that the same code is described only once. */
const cached = new WeakMap<MutatedFiles, VisibleMutants>();

function describe(files: Files, own: readonly string[], made: MutatedFiles): VisibleMutants {
  if (Object.values(made.files).join("").length > MAX_TEXT) return NONE;
  const placeOf = new Map(own.map((path) => [path, placeFinder(files[path]!)]));
  const placed = made.mutants.map((mutant): Placed => ({ mutant, place: placeOf.get(mutant.file)!(mutant) }));
  const shown = withoutSaidTwice(placed.filter(({ mutant, place }) => !place || !excuseOf(mutant, place)));
  const mutants = thin(shown).map(
    ({ mutant, place }): VisibleMutant => ({ ...mutant, says: sayUnnoticed(mutant, place), ...diffOf(files, mutant) }),
  );
  return mutants.length > 0 ? { files: made.files, mutants } : NONE;
}

interface Placed {
  readonly mutant: Mutant;
  readonly place: Place | null;
}

/**
 * Omits the negation of a condition that is also replaced by true and by false. A test that notices one of these
 * replacements notices the negation, too.
 */
function withoutSaidTwice(all: readonly Placed[]): Placed[] {
  const fixed = new Map<string, number>();
  for (const { mutant } of all)
    if (mutant.operator === "ConditionalExpression" && /^(true|false)$/.test(mutant.replacement))
      fixed.set(spanOf(mutant), (fixed.get(spanOf(mutant)) ?? 0) + 1);
  return all.filter((one) => fixed.get(spanOf(one.mutant)) !== 2 || !isTurned(one));
}

function isTurned({ mutant: { operator, replacement }, place }: Placed): boolean {
  if (operator === "BooleanLiteral") return true;
  if (operator !== "EqualityOperator" || !place) return false;
  const { node, textOf } = place;
  return !isLimit(String(node.operator), operatorIn(replacement, textOf(child(node, "left")!)));
}

/** Selects some mutants, spread evenly over the whole code. */
function thin<T>(all: readonly T[]): readonly T[] {
  const place = (i: number) => Math.floor((i * MAX_MUTANTS) / all.length);
  return all.length <= MAX_MUTANTS ? all : all.filter((_, i) => place(i) !== place(i - 1));
}
