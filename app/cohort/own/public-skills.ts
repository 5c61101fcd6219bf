import { type Evidence, skillProgress } from "~/kinds/progress";
import { KIND_IDS, KINDS, type KindId } from "~/kinds/registry";
import { SKILL_IDS, type Skill } from "~/kinds/skills";

/** A skill as it is told to anyone who reads a portfolio or a certificate. */
export interface PublicSkill {
  readonly skill: Skill;
  /** Exercises passed in counting tries. */
  readonly exercises: number;
  readonly isShown: boolean;
}

const hidesTopic = (kind: KindId) => KINDS[kind].rules.hidesTopic;

/**
 * A mentor alone makes work evidence for the first; the others every exercise of a kind trains. None tells of a change.
 */
const OF_EVERY_REVIEW: ReadonlySet<Skill> = new Set<Skill>([
  "say-what-is-wrong",
  ...KIND_IDS.flatMap((kind) => KINDS[kind].rules.alwaysTrains),
]);

/** A review's own skills are told where at least so many others beside it are not of the skill. */
const REVIEWS_BESIDE = 3;

/**
 * Skills with the number of exercises behind each, for strangers. What a review is about is told after submission only,
 * and a page that anyone with the link reads is read by learners, too: so a review counts for a skill of its own only
 * among enough reviews that are not of that skill. Tests and fixes count always: theirs are told beforehand.
 */
export function publicSkills(evidence: readonly Evidence[]): PublicSkill[] {
  const ofReviews = evidence.filter(({ kind }) => hidesTopic(kind));
  const reviews = new Set(ofReviews.filter((one) => one.counting && one.passed).map(({ slug }) => slug));
  const found = SKILL_IDS.map((skill) => {
    const of = evidence.filter((one) => one.skill === skill);
    const own = new Set(of.filter((one) => hidesTopic(one.kind)).map(({ slug }) => slug));
    const beside = [...reviews].filter((slug) => !own.has(slug)).length;
    const isTold = OF_EVERY_REVIEW.has(skill) || beside >= REVIEWS_BESIDE;
    const { passedOn, state } = skillProgress(skill, isTold ? of : of.filter(({ kind }) => !hidesTopic(kind)));
    return { skill, exercises: passedOn.length, isShown: state === "shown" };
  });
  return found
    .filter(({ exercises }) => exercises > 0)
    .sort((a, b) => Number(b.isShown) - Number(a.isShown) || b.exercises - a.exercises);
}
