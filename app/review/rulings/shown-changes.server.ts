import { namesIn } from "~/accounts/reading/names.server";
import { noteLook } from "~/accounts/reading/note-looks.server";
import type { ScoreChange } from "~/grading/regrades/regrade.server";

/** A changed score, with the learner's name, or a number if the cohort hides names from this reader. */
export type ShownChange = Omit<ScoreChange, "learner"> & { readonly learner: string };

/** The changed scores that a mentor of the cohort may see. The learners can see that this mentor looked. */
export async function showChanges(
  mentor: { readonly id: string },
  cohortId: string,
  changes: readonly ScoreChange[],
): Promise<ShownChange[]> {
  const nameOf = await namesIn(mentor, cohortId);
  const ids = changes.map(({ learner }) => learner.id);
  noteLook(mentor, ids, "table");
  return changes.map(({ learner, ...change }) => ({ ...change, learner: nameOf(learner, change.submissionId) }));
}
