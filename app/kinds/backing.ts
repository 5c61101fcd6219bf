import { listOf } from "./count-words";
import { KIND_IDS, KINDS, type KindId } from "./registry";

/**
 * Determines whether passes are backed. A pass is backed if running code or a mentor confirmed the learner's claims. At
 * least half of the passes that count towards a demonstrated skill or a certificate must be backed
 * (docs/decisions/058-what-was-said-counts.md). Pure.
 */

interface Pass {
  readonly slug: string;
  readonly kind: KindId;
  /** Undefined for passes that need no backing. */
  readonly backed?: boolean;
}

export interface Backing {
  /** The kinds of the passes that need backing. */
  readonly kinds: readonly KindId[];
  /**
   * `of`: the number of exercises that need backing. `backed`: how many of these are backed. `least`: how many must be
   * backed.
   */
  readonly of: number;
  readonly backed: number;
  readonly least: number;
}

/**
 * Returns the backing of these passes; null if no pass needs backing. An exercise is backed if at least one of its
 * passes is. `counted`: the number of exercises that count towards the skill or certificate.
 */
export function backingOf(passes: readonly Pass[], counted: number): Backing | null {
  const needing = passes.filter(({ backed }) => backed !== undefined);
  if (needing.length === 0) return null;
  const kinds = KIND_IDS.filter((id) => needing.some(({ kind }) => kind === id));
  const exercises = (some: readonly Pass[]) => new Set(some.map(({ slug }) => slug)).size;
  const [all, of] = [exercises(passes), exercises(needing)];
  // Exercises that need no backing are counted first. At least half of the other counted exercises must be backed.
  const least = Math.max(0, Math.ceil((counted - (all - of)) / 2));
  return { kinds, of, backed: exercises(needing.filter(({ backed }) => backed)), least };
}

export const lacksBacking = (backing: Backing | null): boolean => backing !== null && backing.backed < backing.least;

/**
 * Returns how many of the passed exercises count towards a certificate. If too few are backed, some exercises without
 * backing are left out, so that at least half of those that need backing have it.
 */
export function countedOf(passed: number, backing: Backing | null): number {
  return backing && lacksBacking(backing) ? passed - (backing.of - 2 * backing.backed) : passed;
}

/**
 * Returns what is missing, such as "at least 2 of your reviews need a test …, or a mentor’s confirmation … (1 of 3 so
 * far)"; null if nothing is missing.
 */
export function sayLacking(backing: Backing | null): string | null {
  if (!backing || !lacksBacking(backing)) return null;
  const { kinds, of, backed, least } = backing;
  const nouns = listOf(kinds.map((kind) => `${KINDS[kind].card.name.toLowerCase()}${of === 1 ? "" : "s"}`));
  const what = kinds.map((kind) => KINDS[kind].card.backedBy?.yours).join("; or ");
  return `at least ${least} of your ${nouns} ${least === 1 ? "needs" : "need"} ${what} (${backed} of ${of} so far)`;
}
