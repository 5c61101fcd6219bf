import type { Learner } from "~/accounts/reading/learners.server";
import type { CohortReader } from "~/accounts/reading/reader.server";
import { sortByExercise, type TrackColumns } from "~/cohort/overview/cohort.server";
import { sortBySkill } from "~/cohort/overview/overview.server";
import { SKILL_IDS } from "~/kinds/skills";

/**
 * Sorts the learners by the column `sort`, or by name if `sort` is "". `reversed`: whether to reverse the order.
 * Returns null if the table has no such column, or if the learners are already in this order.
 */
export async function sorted(
  reader: CohortReader,
  learners: readonly Learner[],
  shown: TrackColumns | null,
  sort: string,
  reversed: boolean,
) {
  if (sort === "") return reversed ? learners.toReversed() : null;
  if (!shown) {
    const skill = SKILL_IDS.find((id) => id === sort);
    return skill ? sortBySkill(reader, learners, skill, reversed) : null;
  }
  const isColumn = shown.exercises.some(({ slug }) => slug === sort);
  return isColumn ? sortByExercise(reader, learners, sort, reversed) : null;
}
