import { KINDS, type KindId } from "./registry";

/**
 * Whether passes are backed: running code showed what their learner said, or a mentor confirmed it. At least half of
 * the passes that a demonstrated skill or a certificate counts must be backed
 * (docs/decisions/058-what-was-said-counts.md). Pure.
 */

interface Pass {
  readonly slug: string;
  readonly kind: KindId;
  /** Undefined for passes that need no backing. */
  readonly backed?: boolean;
}

export interface Backing {
  /** The kind whose passes need it. */
  readonly kind: KindId;
  /** How many of the exercises need backing, how many have it, and how many must have it. */
  readonly of: number;
  readonly backed: number;
  readonly least: number;
}

/**
 * The backing of these passes, of whose exercises `counted` count; null if no pass needs backing. An exercise is backed
 * if one of its passes is.
 */
export function backingOf(passes: readonly Pass[], counted: number): Backing | null {
  const needing = passes.filter(({ backed }) => backed !== undefined);
  const [first] = needing;
  if (!first) return null;
  const exercises = (some: readonly Pass[]) => new Set(some.map(({ slug }) => slug)).size;
  const [all, of] = [exercises(passes), exercises(needing)];
  // Those that need no backing count first.
  const least = Math.max(0, Math.ceil((counted - (all - of)) / 2));
  return { kind: first.kind, of, backed: exercises(needing.filter(({ backed }) => backed)), least };
}

export const lacksBacking = (backing: Backing | null): boolean => backing !== null && backing.backed < backing.least;

/** The passed exercises that a certificate counts. Among those that need backing, no more may lack it than have it. */
export function countedOf(passed: number, backing: Backing | null): number {
  return backing && lacksBacking(backing) ? passed - (backing.of - 2 * backing.backed) : passed;
}

/**
 * "at least 2 of your reviews need a test …, or a mentor’s confirmation … (1 of 3 so far)"; null if nothing is missing.
 */
export function sayLacking(backing: Backing | null): string | null {
  if (!backing || !lacksBacking(backing)) return null;
  const { kind, of, backed, least } = backing;
  const { name, backedBy } = KINDS[kind].card;
  const noun = `${name.toLowerCase()}${of === 1 ? "" : "s"}`;
  return `at least ${least} of your ${noun} ${least === 1 ? "needs" : "need"} ${backedBy?.yours} (${backed} of ${of} so far)`;
}
