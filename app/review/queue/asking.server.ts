import { z } from "zod";
import { SEAT } from "~/accounts/reading/seats";
import { getRevision } from "~/catalogue/catalogue.server";
import { thisHour } from "~/database/coarse";
import { db, isUniqueConflict } from "~/database/db.server";
import { likeKeyOf } from "./alike.server";
import { findDue } from "./due.server";
import { minutesFor, orderOf } from "./order";
import { findReadingCohort, findStuckTry, lockLearner } from "./stuck.server";

/**
 * A learner's side of the queue: asking a mentor about a submission, withdrawing the question, and seeing the
 * question's state.
 */

export const QuestionSchema = z
  .string()
  .trim()
  .max(
    2_000,
    "A question can have at most 2,000 characters. Shorten it, or comment on the line that you are asking about.",
  );

interface Learner {
  readonly id: string;
}

/**
 * Queues a learner's submission with their question. A repeated question replaces the earlier one and keeps its
 * position. If a mentor has already answered, the submission is queued again. `tutorTalk` is a conversation with the
 * tutor that the learner attaches, as JSON. Returns false if no one could review the submission.
 */
export async function askMentor(
  learner: Learner,
  submissionId: string,
  question: string,
  tutorTalk = "",
): Promise<boolean> {
  const submission = await db.submission.findFirstOrThrow({ where: { id: submissionId, userId: learner.id } });
  const { slug, revisionId } = submission;
  const [{ kind }, stuckTry, likeKey] = await Promise.all([
    getRevision(revisionId),
    findStuckTry(learner, slug),
    likeKeyOf(submissionId),
  ]);
  const seated = { submissionId_seat: { submissionId, seat: SEAT.first } };
  for (;;) {
    const cohort = await findReadingCohort(learner);
    if (!cohort) return false;
    const cohortId = cohort.id;
    const before = await db.reviewItem.findUnique({ where: seated });
    const waits = before?.state === "waiting";
    const waitingSince = waits ? before.waitingSince : thisHour();
    const reasons = { asksHelp: true, isStuck: stuckTry !== null, isSample: waits && before.isSample };
    const dueAt = await findDue(learner, slug, waitingSince);
    const data = {
      ...reasons,
      cohortId,
      question,
      tutorTalk,
      state: "waiting",
      waitingSince,
      dueAt,
      orderAt: orderOf(waitingSince, reasons, dueAt),
      minutes: minutesFor(kind.id, question !== ""),
      ...(!waits && { claimedById: null, leaseUntil: null, assignedToId: null }),
    };
    const create = { ...data, submissionId, likeKey, seat: SEAT.first, slug, kind: kind.id, learnerId: learner.id };
    try {
      const isAsked = await db.$transaction(async (tx) => {
        if (!(await lockLearner(tx, cohortId, learner.id))) return false;
        if (!before) return await tx.reviewItem.create({ data: create });
        const { count } = await tx.reviewItem.updateMany({ where: { id: before.id, state: before.state }, data });
        return count === 1;
      });
      if (isAsked) return true;
      // The learner has just left the cohort, or a mentor has just answered, so check again.
    } catch (error) {
      // A second tab has just asked.
      if (!isUniqueConflict(error)) throw error;
    }
  }
}

/**
 * Withdraws a question, unless a mentor has the submission open. If the submission was also drawn as a sample, its item
 * stays in the queue. An item that also waits because the learner is stuck doesn't. Returns false if nothing was
 * withdrawn.
 */
export async function withdrawQuestion(learner: Learner, submissionId: string): Promise<boolean> {
  const asked = { submissionId, learnerId: learner.id, seat: SEAT.first, state: "waiting", asksHelp: true };
  const isFree = { OR: [{ leaseUntil: null }, { leaseUntil: { lt: new Date() } }] };
  const item = await db.reviewItem.findFirst({ where: { ...asked, ...isFree } });
  if (!item) return false;
  const reasons = { asksHelp: false, isStuck: false, isSample: item.isSample };
  const { count } = await db.reviewItem.updateMany({
    where: { id: item.id, ...asked, ...isFree },
    data: {
      ...reasons,
      question: "",
      tutorTalk: "",
      state: item.isSample ? "waiting" : "withdrawn",
      dueAt: null,
      orderAt: orderOf(item.waitingSince, reasons),
    },
  });
  return count > 0;
}

/**
 * Records that a stuck learner wants to continue alone: no mentor looks at this or any further attempt until the
 * learner asks. Returns false if nothing was declined, because a mentor has the submission open, or because no mentor
 * was going to look.
 */
export async function declineHelp(learner: Learner, submissionId: string): Promise<boolean> {
  const { count } = await db.reviewItem.updateMany({
    where: {
      submissionId,
      learnerId: learner.id,
      seat: SEAT.first,
      state: "waiting",
      isStuck: true,
      asksHelp: false,
      OR: [{ leaseUntil: null }, { leaseUntil: { lt: new Date() } }],
    },
    // The item stays marked as stuck, which records that the learner declined help (`results.server.ts`).
    data: { state: "withdrawn", assignedToId: null },
  });
  return count > 0;
}

/** The state of a learner's question. Times are rounded to the hour. */
export type Standing =
  /** There is no one whom the learner could ask. */
  | { readonly state: "nobody" }
  | {
      readonly state: "not-asked";
      readonly waiting: number;
      readonly oldest: Date | null;
      /**
       * Set if a stuck learner's submission is in the queue although they did not ask: "reading" while a mentor has
       * it open.
       */
      readonly mayLookIn: "waiting" | "reading" | null;
    }
  | {
      readonly state: "waiting";
      readonly question: string;
      /** True if the learner attached a conversation with the tutor. */
      readonly hasTalk: boolean;
      readonly since: Date;
      /** How many items the queue offers before this one. */
      readonly before: number;
      /** When the cohort's oldest open question started waiting. */
      readonly oldest: Date;
      /** True while a mentor has the submission open. */
      readonly isRead: boolean;
    }
  | { readonly state: "answered" };

/** The state of the question about a submission, with current waiting times. */
export async function getStanding(learner: Learner, submissionId: string): Promise<Standing> {
  const item = await db.reviewItem.findUnique({ where: { submissionId_seat: { submissionId, seat: SEAT.first } } });
  const cohortId = item?.state === "waiting" ? item.cohortId : (await findReadingCohort(learner))?.id;
  if (!cohortId) return item?.state === "done" ? { state: "answered" } : { state: "nobody" };
  // If a second review was drawn (`SEAT.second`), the learner does not wait for it.
  const waiting = { cohortId, state: "waiting", asksHelp: true, seat: { not: SEAT.second } };
  const oldest = await db.reviewItem.findFirst({
    where: waiting,
    orderBy: { waitingSince: "asc" },
    select: { waitingSince: true },
  });
  // Does not reveal to the learner that their submission was drawn as a sample.
  if (item?.state === "waiting" && item.asksHelp) {
    const { question, tutorTalk, waitingSince, orderAt, leaseUntil } = item;
    const isBefore = { OR: [{ orderAt: { lt: orderAt } }, { orderAt, id: { lt: item.id } }] };
    const before = await db.reviewItem.count({ where: { cohortId, state: "waiting", ...isBefore } });
    const isRead = leaseUntil !== null && leaseUntil > new Date();
    return {
      state: "waiting",
      question,
      hasTalk: tutorTalk !== "",
      since: waitingSince,
      before,
      oldest: oldest?.waitingSince ?? waitingSince,
      isRead,
    };
  }
  if (item?.state === "done") return { state: "answered" };
  const count = await db.reviewItem.count({ where: waiting });
  const isQueued = item?.state === "waiting" && item.isStuck;
  const isRead = isQueued && item.leaseUntil !== null && item.leaseUntil > new Date();
  const mayLookIn = isRead ? "reading" : isQueued ? "waiting" : null;
  return { state: "not-asked", waiting: count, oldest: oldest?.waitingSince ?? null, mayLookIn };
}
