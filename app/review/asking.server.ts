import { z } from "zod";
import { getRevision } from "~/catalogue/catalogue.server";
import { db, isUniqueConflict } from "~/db.server";
import { minutesFor, orderOf } from "./order";

/** A learner's side of the queue: asking a mentor about a hand-in, holding it back, and where it stands. */

export const QuestionSchema = z
  .string()
  .trim()
  .max(2_000, "A question has at most 2,000 characters. Ask on the line that it is about, or shorten it.");

/** So many tries of one exercise in a row without a pass, and a learner is stuck on it. */
const STUCK_TRIES = 3;
const SEAT = 1;

interface Learner {
  readonly id: string;
}

/** The cohort in which the learner's work is read: the first, by name, that has a mentor or lead. Null where none has. */
async function findCohortOf(learner: Learner): Promise<string | null> {
  const membership = await db.membership.findFirst({
    where: {
      userId: learner.id,
      role: "learner",
      cohort: { memberships: { some: { role: { in: ["mentor", "lead"] } } } },
    },
    orderBy: { cohort: { name: "asc" } },
    select: { cohortId: true },
  });
  return membership?.cohortId ?? null;
}

/** Whether the learner's last tries of this exercise all missed, this one included. */
async function isStuckOn(learner: Learner, slug: string): Promise<boolean> {
  const tries = await db.submission.findMany({
    where: { userId: learner.id, slug },
    orderBy: { tryNumber: "desc" },
    take: STUCK_TRIES,
    select: { results: { orderBy: { gradedAt: "desc" }, take: 1, select: { status: true } } },
  });
  return tries.length === STUCK_TRIES && tries.every(({ results: [result] }) => result && result.status !== "passed");
}

/**
 * Puts a hand-in of the learner's in the queue, with what they ask; asked again it takes the new words and keeps its
 * place. One that a mentor has answered waits anew. Returns false where nobody is there who could read it.
 */
export async function askMentor(learner: Learner, submissionId: string, question: string): Promise<boolean> {
  const submission = await db.submission.findFirstOrThrow({ where: { id: submissionId, userId: learner.id } });
  const cohortId = await findCohortOf(learner);
  if (!cohortId) return false;
  const { slug, revisionId } = submission;
  const [{ kind }, isStuck] = await Promise.all([getRevision(revisionId), isStuckOn(learner, slug)]);
  const seated = { submissionId_seat: { submissionId, seat: SEAT } };
  for (;;) {
    const before = await db.reviewItem.findUnique({ where: seated });
    const waits = before?.state === "waiting";
    const waitingSince = waits ? before.waitingSince : new Date();
    const reasons = { asksHelp: true, isStuck, isSample: waits && before.isSample };
    const data = {
      ...{ ...reasons, cohortId, question, state: "waiting", waitingSince, orderAt: orderOf(waitingSince, reasons) },
      minutes: minutesFor(kind.id, question !== ""),
      ...(!waits && { claimedById: null, leaseUntil: null, assignedToId: null }),
    };
    if (before) {
      // Answered at this very moment: looked at anew.
      const { count } = await db.reviewItem.updateMany({ where: { id: before.id, state: before.state }, data });
      if (count === 1) return true;
      continue;
    }
    try {
      await db.reviewItem.create({
        data: { ...data, submissionId, seat: SEAT, slug, kind: kind.id, learnerId: learner.id },
      });
      return true;
    } catch (error) {
      // A second tab has just asked.
      if (!isUniqueConflict(error)) throw error;
    }
  }
}

/**
 * Takes a question back, unless a mentor has the hand-in at this moment. One that waits for another reason, too, stays.
 * Returns false where nothing was taken back.
 */
export async function withdrawQuestion(learner: Learner, submissionId: string): Promise<boolean> {
  const asked = { submissionId, learnerId: learner.id, seat: SEAT, state: "waiting", asksHelp: true };
  const isFree = { OR: [{ leaseUntil: null }, { leaseUntil: { lt: new Date() } }] };
  const item = await db.reviewItem.findFirst({ where: { ...asked, ...isFree } });
  if (!item) return false;
  const reasons = { asksHelp: false, isStuck: false, isSample: item.isSample };
  const { count } = await db.reviewItem.updateMany({
    where: { id: item.id, ...asked, ...isFree },
    data: {
      ...reasons,
      question: "",
      state: item.isSample ? "waiting" : "withdrawn",
      orderAt: orderOf(item.waitingSince, reasons),
    },
  });
  return count > 0;
}

/** Where a learner's question stands. Times are to the day. */
export type Standing =
  /** Nobody is there who could be asked. */
  | { readonly state: "nobody" }
  | { readonly state: "not-asked"; readonly waiting: number; readonly oldest: Date | null }
  | {
      readonly state: "waiting";
      readonly question: string;
      readonly since: Date;
      /** How many are offered before it. */
      readonly before: number;
      /** Since when the longest waits in this cohort. */
      readonly oldest: Date;
      /** A mentor has it open now. */
      readonly isRead: boolean;
    }
  | { readonly state: "answered" };

/** Where the question about a hand-in stands, with the waiting times as they are. */
export async function getStanding(learner: Learner, submissionId: string): Promise<Standing> {
  const item = await db.reviewItem.findUnique({ where: { submissionId_seat: { submissionId, seat: SEAT } } });
  const cohortId = item?.state === "waiting" ? item.cohortId : await findCohortOf(learner);
  if (!cohortId) return item?.state === "done" ? { state: "answered" } : { state: "nobody" };
  const waiting = { cohortId, state: "waiting", asksHelp: true };
  const oldest = await db.reviewItem.findFirst({
    where: waiting,
    orderBy: { waitingSince: "asc" },
    select: { waitingSince: true },
  });
  // A sample is drawn without the learner, and says nothing to them.
  if (item?.state === "waiting" && item.asksHelp) {
    const { question, waitingSince, orderAt, leaseUntil } = item;
    const before = await db.reviewItem.count({ where: { cohortId, state: "waiting", orderAt: { lt: orderAt } } });
    const isRead = leaseUntil !== null && leaseUntil > new Date();
    return {
      state: "waiting",
      question,
      since: waitingSince,
      before,
      oldest: oldest?.waitingSince ?? waitingSince,
      isRead,
    };
  }
  if (item?.state === "done") return { state: "answered" };
  const count = await db.reviewItem.count({ where: waiting });
  return { state: "not-asked", waiting: count, oldest: oldest?.waitingSince ?? null };
}
