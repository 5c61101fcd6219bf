import { db } from "~/database/db.server";
import { recordHint, TUTOR_HINT, WALKTHROUGH } from "./workspace.server";

interface Learner {
  readonly id: string;
}

/** The answers in an exercise's reports, which a learner asks for before a pass, count as a hint with this number. */
const ANSWERS = -2;

/** Records that the learner of this submission has asked for the answers in its report. */
export async function askForAnswers(learner: Learner, submissionId: string): Promise<void> {
  const { slug } = await db.submission.findUniqueOrThrow({ where: { id: submissionId }, select: { slug: true } });
  await recordHint(learner, slug, ANSWERS);
}

/** Whether the learner has asked for the answers in any report about this exercise. */
export const hasAskedForAnswers = async ({ id: userId }: Learner, slug: string): Promise<boolean> =>
  (await db.hintUse.count({ where: { userId, slug, step: ANSWERS } })) > 0;

export type HintKind = "hint" | "tutor" | "walkthrough" | "answers";
const KINDS: ReadonlyMap<number, HintKind> = new Map([
  [TUTOR_HINT, "tutor"],
  [WALKTHROUGH, "walkthrough"],
  [ANSWERS, "answers"],
]);

/** The only kind of help that the learner has used for this exercise; null if there are several kinds or none. */
export async function findOnlyHelp({ id: userId }: Learner, slug: string): Promise<HintKind | null> {
  const rows = await db.hintUse.findMany({ where: { userId, slug }, select: { step: true } });
  const [kind, ...others] = new Set(rows.map(({ step }) => KINDS.get(step) ?? "hint"));
  return kind && others.length === 0 ? kind : null;
}
