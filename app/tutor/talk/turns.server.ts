import { db } from "~/database/db.server";
import { newId } from "~/database/ordered-ids";
import type { Learner } from "~/grading/workspace/workspace.server";

/**
 * Stores conversations with the tutor, as they were shown. There is one conversation for each submission, and one for
 * all drafts of an exercise, including a draft that was set aside.
 */

/** The subject of a conversation: a draft (`submissionId` is null) or a submission of an exercise. */
export interface TalkPlace {
  readonly slug: string;
  readonly submissionId: string | null;
}

export interface StoredTurn {
  readonly id: string;
  readonly speaker: "learner" | "tutor";
  readonly rung: string;
  readonly text: string;
}

const owned = (learner: Learner, { slug, submissionId }: TalkPlace) => ({ userId: learner.id, slug, submissionId });

/** Returns the conversation, oldest message first. */
export async function listTurns(learner: Learner, place: TalkPlace): Promise<StoredTurn[]> {
  const rows = await db.tutorTurn.findMany({
    where: owned(learner, place),
    orderBy: { id: "asc" },
    select: { id: true, speaker: true, rung: true, text: true },
  });
  return rows as StoredTurn[];
}

/** Stores the learner's question. Returns the row's id, for the reply. */
export async function addQuestion(
  learner: Learner,
  place: TalkPlace,
  turn: Pick<StoredTurn, "rung" | "text">,
): Promise<string> {
  const id = await nextId(learner, place.slug);
  await db.tutorTurn.create({ data: { id, ...owned(learner, place), speaker: "learner", ...turn } });
  return id;
}

/**
 * Stores the part of a reply that was shown, beside its question. If the draft has been handed in meanwhile, both the
 * question and the reply belong to the submission. Returns the reply's id, or null if the learner has deleted the
 * question.
 */
export async function addReply(learner: Learner, questionId: string, text: string): Promise<string | null> {
  const question = await db.tutorTurn.findFirst({ where: { id: questionId, userId: learner.id } });
  if (!question) return null;
  const { id: _, ...same } = question;
  const id = await nextId(learner, same.slug);
  await db.tutorTurn.create({ data: { ...same, id, speaker: "tutor", text } });
  // The draft may have been handed in, or the conversation deleted, since the question was read.
  const since = await db.tutorTurn.findUnique({ where: { id: questionId }, select: { submissionId: true } });
  if (!since) await db.tutorTurn.deleteMany({ where: { id } });
  else if (since.submissionId !== same.submissionId)
    await db.tutorTurn.updateMany({ where: { id }, data: { submissionId: since.submissionId } });
  return id;
}

/** Replaces a reply's text after more of it has been shown. Does nothing if the learner has deleted the reply. */
export async function extendReply(learner: Learner, replyId: string, text: string): Promise<void> {
  await db.tutorTurn.updateMany({ where: { id: replyId, userId: learner.id }, data: { text } });
}

/** Deletes a question that got no reply, so that the learner can ask it again. */
export async function dropQuestion(learner: Learner, questionId: string): Promise<void> {
  await db.tutorTurn.deleteMany({ where: { id: questionId, userId: learner.id } });
}

/**
 * Creates an id that sorts after the ids of all of this learner's turns about the exercise, no matter which process
 * created them.
 */
async function nextId(learner: Learner, slug: string): Promise<string> {
  const where = { userId: learner.id, slug };
  const last = await db.tutorTurn.findFirst({ where, orderBy: { id: "desc" }, select: { id: true } });
  return newId(last?.id);
}

/**
 * Deletes the conversation about a submission, and the copy that the learner attached to a question, even if the
 * exercise is no longer on offer.
 */
export async function clearReportTurns(learner: Learner, submissionId: string): Promise<void> {
  await db.$transaction([
    db.tutorTurn.deleteMany({ where: { userId: learner.id, submissionId } }),
    db.reviewItem.updateMany({ where: { learnerId: learner.id, submissionId }, data: { tutorTalk: "" } }),
  ]);
}

/** Deletes the conversation about a draft. */
export async function clearTurns(learner: Learner, slug: string): Promise<void> {
  await db.tutorTurn.deleteMany({ where: owned(learner, { slug, submissionId: null }) });
}

/**
 * The conversation about a submission as JSON, for its learner to attach to a question for a mentor; "" if there is
 * none.
 */
export async function snapshotTurns(learner: Learner, submissionId: string): Promise<string> {
  const turns = await db.tutorTurn.findMany({
    where: { userId: learner.id, submissionId },
    orderBy: { id: "asc" },
    select: { speaker: true, rung: true, text: true },
  });
  return turns.length === 0 ? "" : JSON.stringify(turns);
}

/** The number of copies of the conversation about a submission that the learner attached to questions. */
export const countCopies = (learner: Learner, submissionId: string): Promise<number> =>
  db.reviewItem.count({ where: { learnerId: learner.id, submissionId, tutorTalk: { not: "" } } });

/** All conversations of a learner, for their export. */
export async function exportTurns(learner: Learner) {
  return db.tutorTurn.findMany({ where: { userId: learner.id }, orderBy: { id: "asc" }, omit: { userId: true } });
}
