import { nameFor, POOL_NAMES } from "~/accounts/reading/names.server";
import { noteLook, noteLookInPool } from "~/accounts/reading/note-looks.server";
import type { SubmissionReader } from "~/accounts/reading/submission-reader.server";
import { getSubmission, type OpenSubmission } from "~/grading/open-submission.server";

/** Reads a submission with the result that this reader may see. */
export async function readWork(reader: SubmissionReader): Promise<OpenSubmission> {
  if (reader.isPeer) return getSubmission(reader.submissionId, "own-as-handed-in");
  return getSubmission(reader.submissionId, (await reader.isUnseen()) ? "own" : "standing");
}

/** Opens a submission for a page. Records the view, and names the learner in the form that this reader may see. */
export async function openWork(reader: SubmissionReader): Promise<OpenSubmission> {
  const { person, submissionId, cohortId } = reader;
  const { learner, ...submission } = await readWork(reader);
  if (reader.isInPool) {
    noteLookInPool(person, learner.id, submissionId);
    return { ...submission, learner: { id: learner.id, name: POOL_NAMES.asks } };
  }
  noteLook(person, [learner.id], submissionId);
  const name = await nameFor(person, learner, submissionId, cohortId);
  return { ...submission, learner: { id: learner.id, name } };
}
