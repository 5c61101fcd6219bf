import { SEAT } from "~/accounts/reading/seats";
import { thisHour } from "~/database/coarse";
import { db, type Transaction } from "~/database/db.server";
import type { Prisma } from "~/generated/prisma/client";
import { EFFECTIVE } from "~/grading/effective";
import { KINDS, type KindId } from "~/kinds/registry";
import { drawShare } from "~/operations/draw.server";
import { repeat } from "~/operations/repeat.server";
import { standByHeld } from "../rulings/findings.server";
import { likeKeyOf } from "./alike.server";
import { findDue, findSampleShare, moveDue } from "./due.server";
import { minutesFor, orderOf } from "./order";
import { findReadingCohorts, findStuckTry, lockLearner } from "./stuck.server";

/**
 * Adds items to the mentors' queue without a request: for a share of graded submissions, and for the submissions of
 * stuck learners. Also moves items when deadlines change. Reads each row of the outbox once: one transaction writes the
 * row's effects and marks the row as read. So nothing is lost or duplicated if a process is killed, and several
 * processes may read at the same time. Long: each effect of a result needs code that finds it and code that writes it.
 */

const LOOK_MS = 2_000;
const AT_ONCE = 100;

/**
 * Whether a submission is in the share (0–1) that is reviewed as a sample. The answer is derived from a keyed hash of
 * the submission's id, so it is always the same, but no one can predict it.
 */
export function isDrawn(submissionId: string, share: number): boolean {
  return drawShare("samples", submissionId) < share;
}

/** An outbox row that the queue has not read. */
interface News {
  readonly id: number;
  readonly type: string;
  readonly subjectId: string;
}

/** The changes that a result makes to the queue. */
interface Change {
  /**
   * Earlier attempts at which the learner was stuck, if the learner has since passed or is stuck at a later attempt.
   */
  readonly over?: { readonly learnerId: string; readonly slug: string; readonly but: string | null };
  readonly add?: {
    readonly submissionId: string;
    readonly learnerId: string;
    readonly cohortId: string;
    readonly slug: string;
    readonly kind: KindId;
    readonly reason: "isStuck" | "isSample";
    readonly likeKey: string | null;
    /** The submission's deadline in an assignment, if the learner is waiting for an answer. */
    readonly dueAt: Date | null;
  };
}

const SELECT = {
  id: true,
  userId: true,
  slug: true,
  handedInAt: true,
  exercise: { select: { kind: true } },
  results: { ...EFFECTIVE, select: { status: true } },
} as const satisfies Prisma.SubmissionSelect;

/**
 * Returns a function that finds the effects of each of these rows. Reads the submissions and cohorts of all rows at
 * once, because 50 results may arrive in a second.
 */
async function readChanges(rows: readonly News[]): Promise<(row: News) => Promise<Change>> {
  const ids = rows.flatMap(({ type, subjectId }) => (type === "result" ? [subjectId] : []));
  const found = await db.submission.findMany({ where: { id: { in: ids } }, select: SELECT });
  const submissions = new Map(found.map((row) => [row.id, row]));
  const cohorts = await findReadingCohorts([...new Set(found.map(({ userId }) => userId))]);
  return async (row) => {
    const submission = row.type === "result" ? submissions.get(row.subjectId) : undefined;
    return submission ? changeBy(row, submission, cohorts.get(submission.userId)) : {};
  };
}

/**
 * The effects of a result. A result has no effect if no one could review the submission, because its author is a guest
 * or their cohort has no mentor.
 */
async function changeBy(
  { id, subjectId }: News,
  { userId, slug, exercise, results, handedInAt }: Prisma.SubmissionGetPayload<{ select: typeof SELECT }>,
  cohort: { readonly id: string; readonly sampleShare: number } | undefined,
): Promise<Change> {
  const kind = exercise.kind as KindId;
  if (KINDS[kind].can.standBy) await standByHeld(subjectId);
  if (!cohort) return {};
  const learner = { id: userId };
  const of = { learnerId: userId, cohortId: cohort.id, slug, kind };
  const stuckTry = await findStuckTry(learner, slug);
  const isEnded = stuckTry !== null || results[0]?.status === "passed";
  const ended = { learnerId: userId, slug, but: stuckTry };
  const over = isEnded && (await db.reviewItem.count({ where: onceStuck(ended) })) > 0 ? ended : undefined;
  // A learner who declines help also declines it for later attempts at the exercise.
  const hasDeclined = { learnerId: learner.id, slug, state: "withdrawn", isStuck: true };
  if (stuckTry && (await db.reviewItem.count({ where: hasDeclined })) === 0) {
    const [likeKey, dueAt] = await Promise.all([likeKeyOf(stuckTry), findDue(learner, slug, new Date())]);
    return { over, add: { ...of, submissionId: stuckTry, reason: "isStuck", likeKey, dueAt } };
  }
  // Only a submission's first result can make it a sample. Later results come from regrading after the key has changed.
  const earlier = { subjectId, type: "result", id: { lt: id } };
  const isFirst = (await db.outbox.count({ where: earlier })) === 0;
  if (isFirst && isDrawn(subjectId, await findSampleShare(learner, cohort, { slug, handedInAt }))) {
    const likeKey = await likeKeyOf(subjectId);
    return { over, add: { ...of, submissionId: subjectId, reason: "isSample", likeKey, dueAt: null } };
  }
  return { over };
}

/** Items that wait only because the learner was stuck, and that no mentor has open or was assigned. */
const onceStuck = ({ learnerId, slug, but }: NonNullable<Change["over"]>) => ({
  learnerId,
  slug,
  seat: SEAT.first,
  state: "waiting",
  isStuck: true,
  asksHelp: false,
  assignedToId: null,
  ...(but && { submissionId: { not: but } }),
  OR: [{ leaseUntil: null }, { leaseUntil: { lt: new Date() } }],
});

/** Removes these items. Returns when the first of them started waiting; null if there were none. */
async function endStuck(tx: Transaction, ended: NonNullable<Change["over"]>): Promise<Date | null> {
  const where = onceStuck(ended);
  const oldest = await tx.reviewItem.findFirst({ where, orderBy: { waitingSince: "asc" } });
  if (oldest) await tx.reviewItem.updateMany({ where, data: { state: "withdrawn", isStuck: false } });
  return oldest?.waitingSince ?? null;
}

async function write(tx: Transaction, { over, add }: Change): Promise<void> {
  const isLearner = add && (await lockLearner(tx, add.cohortId, add.learnerId));
  const waitedSince = over ? await endStuck(tx, over) : null;
  if (!isLearner) return;
  const { submissionId, learnerId, cohortId, slug, kind, reason, likeKey, dueAt } = add;
  const seated = { submissionId_seat: { submissionId, seat: SEAT.first } };
  // An existing item keeps its position. A mentor who has an earlier attempt open sees this attempt, too.
  const stuckOn = { learnerId, slug, state: "waiting", isStuck: true };
  if (await tx.reviewItem.findUnique({ where: seated, select: { id: true } })) return;
  if (reason === "isStuck" && (await tx.reviewItem.count({ where: stuckOn })) > 0) return;
  const reasons = { asksHelp: false, isStuck: reason === "isStuck", isSample: reason === "isSample" };
  const waitingSince = (reason === "isStuck" && waitedSince) || thisHour();
  await tx.reviewItem.create({
    data: {
      submissionId,
      likeKey,
      learnerId,
      cohortId,
      slug,
      kind,
      seat: SEAT.first,
      ...reasons,
      waitingSince,
      minutes: minutesFor(kind, false),
      dueAt,
      orderAt: orderOf(waitingSince, reasons, dueAt),
    },
  });
}

/** Reads the outbox's unread rows. Returns how many rows this call has read. */
export async function readResults(): Promise<number> {
  let read = 0;
  for (;;) {
    const rows = await db.outbox.findMany({
      where: { isReadByReview: false },
      orderBy: { id: "asc" },
      take: AT_ONCE,
      select: { id: true, type: true, subjectId: true },
    });
    const changeOf = await readChanges(rows);
    const unchanged: number[] = [];
    for (const row of rows) {
      // The change is looked up beforehand, to keep the transaction short.
      const change = await changeOf(row);
      if (row.type === "result" && !change.over && !change.add) {
        unchanged.push(row.id);
        continue;
      }
      read += await db.$transaction(async (tx) => {
        const unread = { id: row.id, isReadByReview: false };
        const { count } = await tx.outbox.updateMany({ where: unread, data: { isReadByReview: true } });
        if (count === 0) return 0;
        // The row only says that a deadline has changed, so it is not needed afterwards.
        if (row.type === "due") {
          await tx.outbox.delete({ where: { id: row.id } });
          await moveDue(tx, row.subjectId);
        } else await write(tx, change);
        return count;
      });
    }
    const done = { id: { in: unchanged }, isReadByReview: false };
    read += (await db.outbox.updateMany({ where: done, data: { isReadByReview: true } })).count;
    if (rows.length < AT_ONCE) return read;
  }
}

/**
 * Reads the outbox every two seconds, which is often enough because no one waits for a sample. Returns a function
 * that stops the timer and resolves once nothing is being read.
 */
export const followResults = (): (() => Promise<void>) =>
  // A round fails if another process is writing the row, or if the database is unavailable.
  repeat(LOOK_MS, readResults, "the mentors' queue was not updated with new results", {
    isAtOnce: false,
    level: "warn",
  });
