import { listInterviews } from "~/grading/interviews.server";

const RULES = "This exercise is part of interview practice: one attempt, no hints and no tutor.";
const DONE =
  "You have handed in this exercise, and interview practice allows one attempt. You can try it again once you have completed the set or stopped it early.";
const ONLY =
  "This is your only attempt, because the exercise is part of interview practice. The attempt counts toward your skills.";

/**
 * Returns the workspace's message about the learner's open set of interview practice that contains this exercise; null
 * if there is no such set. The server creates the text, so that the page needs no code for it.
 */
export async function findInterviewWords(learner: { readonly id: string }, slug: string) {
  for (const { round, state, exercises } of await listInterviews(learner)) {
    const part = state === "open" && exercises.find((one) => one.slug === slug);
    if (!part) continue;
    const isDone = part.submissionId !== null;
    return { says: isDone ? DONE : RULES, counting: isDone ? DONE : ONLY, address: `/me/interviews/${round}` };
  }
  return null;
}
