import { forgetJobs, type Transaction } from "~/database/db.server";
import { lockCohorts } from "~/database/locks.server";
import { forgetMark } from "../marks.server";
import { deleteInvitesOf } from "./bound-invites.server";
import { findNames, leaveToLeads } from "./named-texts.server";
import { DELETED } from "./privacy-quotes";
import { lockFindings } from "./withdraw-waiting.server";

/** The maximum number of ids in one query, because SQLite limits the number of values. */
const BATCH = 500;

async function inBatches(ids: readonly string[], run: (batch: string[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < ids.length; from += BATCH) await run(ids.slice(from, from + BATCH));
}

/**
 * Deletes every row of a person (promise 3), within the caller's transaction, and removes their name from texts that
 * the product generated. Leads decide on other people's texts. Does nothing if the person does not exist. `privacy.ts`
 * lists what is kept. Rows that are deleted through a foreign key are not listed in this function.
 */
export async function deleteRowsOf(tx: Transaction, userId: string): Promise<void> {
  const person = await findNames(tx, userId);
  if (!person) return;
  const { emailVerified } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { emailVerified: true } });
  // Locks the person's cohorts and the revisions of their findings before the person's row (decision 073).
  const joined = await tx.membership.findMany({ where: { userId }, select: { cohortId: true } });
  await lockCohorts(
    tx,
    joined.map(({ cohortId }) => cohortId),
  );
  await lockFindings(tx, { itemId: { not: null }, submission: { userId } });
  // From now on, any other transaction that stores a submission or a result of this person waits for this transaction,
  // and then fails. In PostgreSQL, only a change to a unique column blocks inserts that refer to the row.
  const { count } = await tx.user.updateMany({ where: { id: userId }, data: { email: `deleted:${userId}` } });
  // Another tab, or another server that is starting, has just deleted this person.
  if (count === 0) return;
  const rows = await tx.submission.findMany({ where: { userId }, select: { id: true } });
  const submissionIds = rows.map(({ id }) => id);
  await passOn(tx, userId);
  await forgetFigures(tx, userId);
  await forgetMark(tx, userId);
  await tx.submission.deleteMany({ where: { userId } });
  await inBatches(submissionIds, async (batch) => {
    await tx.outbox.deleteMany({ where: { subjectId: { in: batch } } });
    await forgetJobs(tx, batch);
  });
  await leaveToLeads(tx, userId, person);
  // The rulings that this person made are kept, because other people's scores depend on them. The rulings' texts are
  // deleted.
  await tx.ruling.updateMany({ where: { ruledById: userId }, data: { ruledById: null, title: "", why: "" } });
  // A cohort's assignments, tracks and rubric lines are kept, without this person's name and texts.
  const written = { where: { writtenById: userId } };
  await tx.assignment.updateMany({ ...written, data: { writtenById: null, title: "" } });
  await tx.assignment.updateMany({ where: { noteById: userId }, data: { noteById: null, note: "" } });
  await tx.cohortTrack.updateMany({ ...written, data: { writtenById: null, title: "" } });
  await tx.cohortTrack.updateMany({ where: { aboutById: userId }, data: { aboutById: null, about: "" } });
  await tx.cohortLine.updateMany({ ...written, data: { writtenById: null, text: "" } });
  // A talk that this person signed as a mentor belongs to the learner, so it is kept, signed by "a mentor".
  await tx.talk.updateMany({ where: { mentorId: userId }, data: { mentorId: null, words: "" } });
  // This person's notes on settled reports are deleted.
  await tx.abuseReport.updateMany({ where: { settledById: userId }, data: { note: "" } });
  // The scores that this person set are kept, because they belong to the learners.
  await tx.override.updateMany({ where: { byId: userId }, data: { reason: "" } });
  await deleteComments(tx, userId);
  await deletePosts(tx, userId);
  await deleteInvitesOf(tx, { ...person, emailVerified });
  await tx.verification.deleteMany({ where: { OR: [{ identifier: person.email }, { value: { contains: userId } }] } });
  await tx.auditEvent.deleteMany({ where: { actorId: userId, aboutId: userId } });
  await nameless(tx, userId);
  await tx.user.delete({ where: { id: userId } });
}

/**
 * Deletes the stored figures of the person's cohorts and exercises, so that they are calculated again without the
 * person.
 */
async function forgetFigures(tx: Transaction, userId: string): Promise<void> {
  const cohorts = await tx.membership.findMany({ where: { userId }, select: { cohortId: true } });
  const exercises = await tx.submission.findMany({ where: { userId }, distinct: ["slug"], select: { slug: true } });
  const subjects = [
    ...cohorts.map(({ cohortId }) => `cohort:${cohortId}`),
    ...exercises.map(({ slug }) => `exercise:${slug}`),
    ...(exercises.length > 0 ? ["exercises"] : []),
  ];
  await inBatches(subjects, async (batch) => {
    await tx.keptFigures.deleteMany({ where: { subject: { in: batch }, name: { not: "published" } } });
    // Published counts of cohorts are not deleted but only marked as outdated, because they change only once five
    // people have joined or left.
    await tx.keptFigures.updateMany({ where: { subject: { in: batch } }, data: { isStale: true } });
  });
}

/**
 * Reassigns each item for a group of similar findings from this person's submission to another learner's submission, so
 * that the other learners' findings keep waiting for the ruling.
 */
async function passOn(tx: Transaction, userId: string): Promise<void> {
  const groups = await tx.reviewItem.findMany({ where: { learnerId: userId, isFinding: true }, select: { id: true } });
  for (const { id } of groups) {
    const next = await tx.stoodBy.findFirst({
      where: { itemId: id, submission: { userId: { not: userId } } },
      orderBy: [{ at: "asc" }, { submissionId: "asc" }],
      select: { submissionId: true, submission: { select: { userId: true } } },
    });
    if (!next) continue;
    const to = { submissionId: next.submissionId, learnerId: next.submission.userId };
    await tx.reviewItem.update({ where: { id }, data: to });
  }
}

/** Deletes the person's comments on other people's work, and conversations in which no one else wrote. */
async function deleteComments(tx: Transaction, userId: string): Promise<void> {
  const took = { OR: [{ openedById: userId }, { comments: { some: { authorId: userId } } }] };
  const threads = await tx.thread.findMany({ where: took, select: { id: true } });
  await tx.comment.deleteMany({ where: { authorId: userId } });
  const ids = threads.map(({ id }) => id);
  await inBatches(ids, async (batch) => {
    await tx.thread.deleteMany({ where: { id: { in: batch }, comments: { none: {} } } });
    const left = await tx.thread.findMany({ where: { id: { in: batch } }, select: { id: true } });
    const kept = new Set(left.map(({ id }) => id));
    await forgetNews(
      tx,
      batch.filter((id) => !kept.has(id)),
    );
  });
  const reviews = await tx.mentorReview.findMany({
    where: { mentorId: userId },
    select: { id: true, submissionId: true },
  });
  await inBatches(
    reviews.map(({ id }) => id),
    (batch) => forgetNews(tx, batch),
  );
  // Queues a recount of the evidence that was based on the person's reviews.
  const subjects = [...new Set(reviews.map(({ submissionId }) => submissionId))];
  await inBatches(subjects, (batch) =>
    tx.outbox.createMany({ data: batch.map((subjectId) => ({ type: "said", subjectId, payload: "{}" })) }),
  );
}

/**
 * Deletes the person's posts in discussions, and notices about replies to a post if this person wrote all of its
 * replies.
 */
async function deletePosts(tx: Transaction, userId: string): Promise<void> {
  const posts = await tx.post.findMany({ where: { userId }, distinct: ["topicId"], select: { topicId: true } });
  await tx.post.deleteMany({ where: { userId } });
  const topics = posts.map(({ topicId }) => topicId);
  await inBatches(topics, async (batch) => {
    const left = await tx.post.findMany({ where: { topicId: { in: batch } }, select: { id: true, topicId: true } });
    const replied = new Set(left.filter(({ id, topicId }) => id !== topicId).map(({ topicId }) => topicId));
    await forgetNews(
      tx,
      batch.filter((id) => !replied.has(id)),
    );
  });
}

/** Deletes notices about things that were deleted. */
const forgetNews = (tx: Transaction, about: string[]) => tx.notice.deleteMany({ where: { about: { in: about } } });

/** Replaces the person's id in the subjects of audit events. */
async function nameless(tx: Transaction, userId: string): Promise<void> {
  const events = await tx.auditEvent.findMany({
    where: { subject: { contains: userId } },
    select: { id: true, subject: true },
  });
  for (const { id, subject } of events) {
    await tx.auditEvent.update({ where: { id }, data: { subject: subject.replaceAll(userId, DELETED) } });
  }
}
