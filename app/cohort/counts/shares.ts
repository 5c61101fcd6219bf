import { type Count, differenceOf, wilson } from "./wilson";

/**
 * Shares and their intervals. The interval of a share over several people takes into account that one person's
 * answers are correlated. Pure.
 */

export interface Share {
  readonly of: number;
  readonly all: number;
  /** Wilson's 95% interval (1927); null if there is nothing to count. */
  readonly interval: readonly [low: number, high: number] | null;
}

/** A share with its 95% interval. */
export function shareOf(of: number, all: number): Share {
  return { of, all, interval: all === 0 ? null : wilson({ of, all }) };
}

/** With fewer people than this, a share says nothing about the group, so only counts are shown. */
export const FEWEST_LEARNERS = 8;

export interface GroupShare {
  readonly learners: number;
  readonly of: number;
  readonly all: number;
  /** The 95% interval; null with fewer than `FEWEST_LEARNERS` learners. */
  readonly interval: readonly [low: number, high: number] | null;
}

/**
 * A share over several learners, each with their own counts. The interval is Wilson's, with the effective number of
 * answers instead of the total (E. L. Korn & B. I. Graubard 1998; N. Dean & M. Pagano 2015), from the variance of a
 * ratio over clusters (W. G. Cochran 1977, "Sampling Techniques", 2.11 and 11.4). If all learners answered alike, the
 * correlation within learners is unknown, so each learner counts as one answer.
 */
export function groupShare(learners: readonly Count[]): GroupShare {
  const { count, of, all, effective } = countGroup(learners);
  return { learners: count, of, all, interval: effective && shareOf(effective.of, effective.all).interval };
}

/**
 * The 95% interval of one share minus another, by Newcombe's method with the effective numbers of answers; null if
 * either share has no interval. If the same learners answered for both, their answers are related, and the interval
 * is wider than needed.
 */
export function groupDifference(one: readonly Count[], other: readonly Count[]): GroupShare["interval"] {
  const [a, b] = [countGroup(one).effective, countGroup(other).effective];
  return a && b && differenceOf(a, b);
}

function countGroup(learners: readonly Count[]) {
  const some = learners.filter(({ all }) => all > 0);
  const of = some.reduce((sum, one) => sum + one.of, 0);
  const all = some.reduce((sum, one) => sum + one.all, 0);
  const count = some.length;
  if (count < FEWEST_LEARNERS) return { count, of, all, effective: null };
  const p = of / all;
  const squares = some.reduce((sum, one) => sum + (one.of - p * one.all) ** 2, 0);
  const variance = ((count / (count - 1)) * squares) / all ** 2;
  const effective = variance === 0 ? count : Math.min(all, (p * (1 - p)) / variance);
  return { count, of, all, effective: { of: p * effective, all: effective } };
}
