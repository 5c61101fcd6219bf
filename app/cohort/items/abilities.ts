import type { Curve, Fitted } from "./item-response";
import { AT_ONCE, ability, emptyPosterior, fillPosterior, logChances, NODES } from "./posterior";
import type { Answer, Table } from "./table";
import type { Work } from "./work";

/** Estimates people's abilities from the curves of the items that they answered. Pure. */

/** A person's ability, estimated from all but one of their answers. */
export interface RestAbility {
  /** The posterior mean. */
  readonly value: number;
  /** The number of other answers that the estimate is based on. */
  readonly answers: number;
}

/**
 * For each item of the table's `rasch` fit, a map keyed by row: the ability of each person who was given the item,
 * estimated from their other answers. Null for an item without a curve. `abilityOf` estimates the same for one person.
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
  /** The posterior standard deviation. */
  readonly standardError: number;
}

/**
 * A person's ability, estimated from their answers to the items with these curves (in the same order) as the
 * posterior mean (EAP; R. D. Bock & R. J. Mislevy 1982, "Adaptive EAP estimation of ability in a microcomputer
 * environment"). Ignores items that were not given or have no curve, and the item at index `without`. Without any
 * answer, the ability is 0 and its standard error is 1.
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
