import { type Evidence, skillProgress, speaks } from "~/kinds/progress";
import { KIND_IDS, KINDS, type KindId } from "~/kinds/registry";
import { SKILL_IDS, type Skill } from "~/kinds/skills";

/** A skill in the form that a portfolio or a certificate shows to anyone. */
export interface PublicSkill {
  readonly skill: Skill;
  /** The number of exercises passed in scored attempts. */
  readonly exercises: number;
  /** The number of exercises with a scored attempt. */
  readonly tried: number;
  readonly isShown: boolean;
}

const hidesTopic = (kind: KindId) => KINDS[kind].rules.hidesTopic;

/**
 * The first of these skills requires that a mentor ticks a box. The other skills are trained by every exercise of a
 * kind. So none of these skills reveals anything about a change.
 */
const OF_EVERY_REVIEW: ReadonlySet<Skill> = new Set<Skill>([
  "say-what-is-wrong",
  ...KIND_IDS.flatMap((kind) => KINDS[kind].rules.alwaysTrains),
]);

/** A review's own skill is shown only if the learner has also done at least this many reviews without that skill. */
const REVIEWS_BESIDE = 3;

/**
 * Returns the skills that the public may see, each with the number of exercises behind it. A review's topic is shown
 * only after submission, and learners can read a public page, too. So a review counts toward its own skill only if the
 * learner has also done enough reviews without that skill. Tests and fixes always count, because their skills are shown
 * beforehand.
 */
export function publicSkills(evidence: readonly Evidence[]): PublicSkill[] {
  const ofReviews = evidence.filter(({ kind }) => hidesTopic(kind));
  const reviews = new Set(ofReviews.filter((one) => one.counting && one.passed).map(({ slug }) => slug));
  const found = SKILL_IDS.map((skill) => {
    const of = evidence.filter((one) => one.skill === skill);
    const own = new Set(of.filter((one) => hidesTopic(one.kind)).map(({ slug }) => slug));
    const beside = [...reviews].filter((slug) => !own.has(slug)).length;
    const isShown = OF_EVERY_REVIEW.has(skill) || beside >= REVIEWS_BESIDE;
    const open = isShown ? of : of.filter(({ kind }) => !hidesTopic(kind));
    const { passedOn, state } = skillProgress(skill, open);
    const tried = new Set(open.filter(speaks).map(({ slug }) => slug)).size;
    return { skill, exercises: passedOn.length, tried, isShown: state === "shown" };
  });
  return found
    .filter(({ exercises }) => exercises > 0)
    .sort((a, b) => Number(b.isShown) - Number(a.isShown) || b.exercises - a.exercises);
}
