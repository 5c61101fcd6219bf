import { db } from "~/database/db.server";

interface Learner {
  readonly id: string;
}

/**
 * The help that a learner has used for an exercise. Hints have the step numbers 1, 2 and 3; other help has a number
 * below 1.
 */

/** All of the tutor's explanations and examples together. */
export const TUTOR_HINT = 0;
export const WALKTHROUGH = -1;
/** The answers in an exercise's reports, which a learner asks for before a pass. */
export const ANSWERS = -2;

export type Help = "hint" | "tutor" | "walkthrough" | "answers";
const HELP: ReadonlyMap<number, Help> = new Map([
  [TUTOR_HINT, "tutor"],
  [WALKTHROUGH, "walkthrough"],
  [ANSWERS, "answers"],
]);

/** Records that the learner has used this hint. `step`: the number of the hint, or one of the numbers below 1. */
export async function recordHint(learner: Learner, slug: string, step: number): Promise<void> {
  const used = { userId: learner.id, slug, step };
  // An empty update would be two statements, of which the second fails if the hint is requested twice at once.
  await db.hintUse.upsert({ where: { userId_slug_step: used }, create: used, update: { step } });
}

/** Records that the tutor has explained something about this exercise, or given an example. */
export const recordTutorHint = (learner: Learner, slug: string): Promise<void> => recordHint(learner, slug, TUTOR_HINT);

/** Records that the learner of this submission has asked for the answers in its report. */
export async function askForAnswers(learner: Learner, submissionId: string): Promise<void> {
  const { slug } = await db.submission.findUniqueOrThrow({ where: { id: submissionId }, select: { slug: true } });
  await recordHint(learner, slug, ANSWERS);
}

/** Whether the learner has asked for the answers in any report about this exercise. */
export const hasAskedForAnswers = async ({ id: userId }: Learner, slug: string): Promise<boolean> =>
  (await db.hintUse.count({ where: { userId, slug, step: ANSWERS } })) > 0;

/** The only kind of help that the learner has used for this exercise; null if there are several kinds or none. */
export async function findOnlyHelp({ id: userId }: Learner, slug: string): Promise<Help | null> {
  const rows = await db.hintUse.findMany({ where: { userId, slug }, select: { step: true } });
  const [kind, ...others] = new Set(rows.map(({ step }) => HELP.get(step) ?? "hint"));
  return kind && others.length === 0 ? kind : null;
}
