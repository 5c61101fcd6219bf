import type { Curve, Fitted } from "./item-response";
import { AT_ONCE, ability, emptyPosterior, fillPosterior, logChances, NODES } from "./posterior";
import type { Answer, Table } from "./table";
import type { Work } from "./work";

/** How able people are, by the curves of what they were given. Pure. */

/** A person's ability by their answers to other items than one. */
export interface RestAbility {
  /** The mean of its posterior. */
  readonly value: number;
  /** How many other answers it is by. */
  readonly answers: number;
}

/**
 * For each item of a `rasch` fit of the table (null where it has no curve), by row: how able who was given it is by
 * their other answers, as `abilityOf` tells it of one.
 */
export function* restAbilities(table: Table, rasch: Fitted): Work<(ReadonlyMap<number, RestAbility> | null)[]> {
  const curves = rasch.items;
  const chances = logChances(
    curves.map((curve) => curve?.discrimination.value ?? 0),
    curves.map((curve) => curve?.intercept ?? 0),
  );
  const found = curves.map((curve) => (curve ? new Map<number, RestAbility>() : null));
  const posterior = emptyPosterior();
  for (const [row, answers] of table.entries()) {
    if (row % AT_ONCE === 0) yield;
    const answered = (as: Answer) => answers.flatMap((answer, item) => (answer === as && curves[item] ? [item] : []));
    const [right, wrong] = [answered(1), answered(0)];
    fillPosterior(posterior, { right, wrong }, chances);
    for (const [items, own] of [
      [right, chances.right],
      [wrong, chances.wrong],
    ] as const)
      for (const item of items) {
        let [sum, moment] = [0, 0];
        for (let node = posterior.from; node < posterior.to; node++) {
          const share = posterior.shares[node]! / Math.exp(own[item * NODES + node]!);
          sum += share;
          moment += share * ability[node]!;
        }
        found[item]!.set(row, { value: moment / sum, answers: right.length + wrong.length - 1 });
      }
  }
  return found;
}

export interface Ability {
  readonly value: number;
  /** The standard deviation of the posterior. */
  readonly standardError: number;
}

/**
 * A person's ability by their answers to items of these curves, in one order: the mean of its posterior (EAP; R. D.
 * Bock & R. J. Mislevy 1982, "Adaptive EAP estimation of ability in a microcomputer environment"). What was not given
 * and what has no curve tells nothing, nor does the item at `without`. Of nothing it is 0, with a standard error of 1.
 */
export function abilityOf(answers: readonly Answer[], curves: readonly (Curve | null)[], without?: number): Ability {
  const chances = logChances(
    curves.map((curve) => curve?.discrimination.value ?? 0),
    curves.map((curve) => curve?.intercept ?? 0),
  );
  const answered = (as: Answer) =>
    answers.flatMap((answer, item) => (answer === as && curves[item] && item !== without ? [item] : []));
  const posterior = emptyPosterior();
  fillPosterior(posterior, { right: answered(1), wrong: answered(0) }, chances);
  const mean = (of: (theta: number) => number) =>
    posterior.shares.reduce((sum, share, node) => sum + share * of(ability[node]!), 0);
  const value = mean((theta) => theta);
  return { value, standardError: Math.sqrt(mean((theta) => (theta - value) ** 2)) };
}
