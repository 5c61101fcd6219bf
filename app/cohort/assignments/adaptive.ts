import type { Skill } from "~/kinds/skills";
import { abilityOf } from "../items/abilities";
import { BAND } from "../items/band";
import type { Curve } from "../items/item-response";

/**
 * Picks the exercise from an assignment's pool that a learner does next. Among the exercises that they would pass with
 * a probability of 65–80%, it picks one that trains their weakest skill, preferably of another kind and skill than the
 * previous one. Pure. docs/assignments.md explains the reasons.
 */

/**
 * The author's stated difficulty, 1 (easy) to 5 (hard), in logits. It is used until the exercise's difficulty can be
 * estimated.
 */
const STATED_LOGITS: Readonly<Record<number, number>> = { 1: -2, 2: -1, 3: 0, 4: 1, 5: 2 };
export const statedDifficulty = (stated: number): number => STATED_LOGITS[stated] ?? 0;

/** The probability of a pass, by G. Rasch's model (1960), with both arguments in logits. */
export const chanceOf = (ability: number, difficulty: number): number => 1 / (1 + Math.exp(difficulty - ability));

/** The properties of an exercise that the choice may depend on. */
export interface Candidate {
  readonly slug: string;
  readonly kind: string;
  /**
   * The skills that the exercise trains. For a review, only *know-when-to-trust*, because its other skills would reveal
   * what is wrong with the change (docs/grading.md, "Review").
   */
  readonly skills: readonly Skill[];
  /** The difficulty, in logits. */
  readonly difficulty: number;
}

/** A learner's scored first attempt at an exercise. */
export interface FirstTry {
  readonly difficulty: number;
  readonly isPassed: boolean;
}

/**
 * A learner's ability, estimated from their first attempts, in logits: the posterior mean with a standard normal prior.
 */
export function abilityBy(tries: readonly FirstTry[]): number {
  const known = (value: number) => ({ value, standardError: null, interval: null });
  const curves = tries.map(({ difficulty }): Curve => {
    return { discrimination: known(1), difficulty: known(difficulty), intercept: -difficulty };
  });
  return abilityOf(
    tries.map(({ isPassed }) => (isPassed ? 1 : 0)),
    curves,
  ).value;
}

export type Fit = "within" | "easier" | "harder";

export interface Pick {
  readonly slug: string;
  /**
   * Whether the probability of a pass is within the band. If no exercise is within the band, says on which side of the
   * band the nearest exercise is.
   */
  readonly fit: Fit;
}

export interface Choice {
  /** The exercises of the pool that can still be picked, in the lead's order. */
  readonly pool: readonly Candidate[];
  readonly ability: number;
  /** The share of a skill's attempts that the learner passed, smoothed by adding one pass and one failure. */
  readonly strengthOf: (skill: Skill) => number;
  /** The previous pick; null for the first pick. */
  readonly before: Candidate | null;
}

/** The remark about an exercise that doesn't fit the learner; undefined for one that does. */
export const FIT_WORDS: Readonly<Record<string, string>> = {
  easier: "easier than ideal: no better match was left",
  harder: "harder than ideal: no better match was left",
};

const fitOf = (chance: number): Fit => (chance > BAND.high ? "easier" : chance < BAND.low ? "harder" : "within");
/** How far a probability is from the band. */
const missBy = (chance: number) => Math.max(0, BAND.low - chance, chance - BAND.high);
/**
 * Probabilities that differ by less than this count as equal, so that a rounding error doesn't decide which exercise is
 * picked.
 */
const SAME = 1e-9;

/** The learner's weakest skill among those that an exercise trains; null if it trains none. */
const weakestOf = ({ skills }: Candidate, strengthOf: Choice["strengthOf"]): Skill | null =>
  skills.reduce<Skill | null>(
    (weakest, skill) => (weakest === null || strengthOf(skill) < strengthOf(weakest) ? skill : weakest),
    null,
  );

/**
 * Picks the next exercise; null if the pool is empty. Among equally good exercises, picks the first in the lead's
 * order.
 */
export function pickNext({ pool, ability, strengthOf, before }: Choice): Pick | null {
  const chance = (one: Candidate) => chanceOf(ability, one.difficulty);
  const least = Math.min(...pool.map((one) => missBy(chance(one))));
  const fitting = pool.filter((one) => missBy(chance(one)) <= least + SAME);
  const trainedBefore = before && weakestOf(before, strengthOf);
  const otherKind = (one: Candidate) => one.kind !== before?.kind;
  const otherSkill = (one: Candidate) => weakestOf(one, strengthOf) !== trainedBefore;
  // Prefers an exercise of another kind and skill than the previous one, then of another kind, then of another skill.
  const steps = before ? [(one: Candidate) => otherKind(one) && otherSkill(one), otherKind, otherSkill] : [];
  const mixed = steps.map((is) => fitting.filter(is)).find((some) => some.length > 0) ?? fitting;
  const strength = (one: Candidate) => {
    const skill = weakestOf(one, strengthOf);
    return skill === null ? Number.POSITIVE_INFINITY : strengthOf(skill);
  };
  const [first, ...others] = mixed;
  if (!first) return null;
  const picked = others.reduce((best, one) => (strength(one) < strength(best) ? one : best), first);
  return { slug: picked.slug, fit: fitOf(chance(picked)) };
}
