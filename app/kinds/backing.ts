import { KINDS, type KindId } from "./registry";

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
  /** The kind of the passes that need backing. */
  readonly kind: KindId;
  /**
   * `of`: the number of exercises that need backing. `backed`: the number of these that have it. `least`: the number
   * that must have it.
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
  const [first] = needing;
  if (!first) return null;
  const exercises = (some: readonly Pass[]) => new Set(some.map(({ slug }) => slug)).size;
  const [all, of] = [exercises(passes), exercises(needing)];
  // The counted exercises include as many as possible of those that need no backing.
  const least = Math.max(0, Math.ceil((counted - (all - of)) / 2));
  return { kind: first.kind, of, backed: exercises(needing.filter(({ backed }) => backed)), least };
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
  const { kind, of, backed, least } = backing;
  const { name, backedBy } = KINDS[kind].card;
  const noun = `${name.toLowerCase()}${of === 1 ? "" : "s"}`;
  return `at least ${least} of your ${noun} ${least === 1 ? "needs" : "need"} ${backedBy?.yours} (${backed} of ${of} so far)`;
}
