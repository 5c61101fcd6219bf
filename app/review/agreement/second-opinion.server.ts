import { SEAT } from "~/accounts/reading/seats";
import { getRevision } from "~/catalogue/catalogue.server";
import { thisHour } from "~/database/coarse";
import { db, isUniqueConflict, type Transaction } from "~/database/db.server";
import { QuestionSchema } from "../queue/asking.server";
import { findDue } from "../queue/due.server";
import { minutesFor, orderOf } from "../queue/order";
import { lockLearner } from "../queue/stuck.server";

/**
 * A second opinion: the learner can ask for one per submission, after a mentor has reviewed the submission or set its
 * score.
 */

/** The question is required, because the other mentor has nothing else to go by. */
export const SecondOpinionSchema = QuestionSchema.min(3, "Describe what the other mentor should look at.");

interface Learner {
  readonly id: string;
}

/**
 * The first of the learner's cohorts, sorted by name, that has a mentor or lead who has neither reviewed the submission
 * nor set its score.
 */
async function findCohortWithAnother(learner: Learner, submissionId: string): Promise<string | null> {
  const membership = await db.membership.findFirst({
    where: {
      userId: learner.id,
      role: "learner",
      cohort: {
        memberships: {
          some: {
            userId: { not: learner.id },
            role: { in: ["mentor", "lead"] },
            user: { NOT: { OR: [{ reviews: { some: { submissionId } } }, { overrides: { some: { submissionId } } }] } },
          },
        },
      },
    },
    orderBy: { cohort: { name: "asc" } },
    select: { cohortId: true },
  });
  return membership?.cohortId ?? null;
}

async function hasSpoken(submissionId: string): Promise<boolean> {
  const [reviews, overrides] = await Promise.all([
    db.mentorReview.count({ where: { submissionId, isPeer: false } }),
    db.override.count({ where: { submissionId } }),
  ]);
  return reviews + overrides > 0;
}

/**
 * Asks for a second opinion. Returns false and queues nothing if no mentor has given a first opinion, or if no one
 * else could give a second one.
 */
export async function askSecondOpinion(learner: Learner, submissionId: string, question: string): Promise<boolean> {
  const submission = await db.submission.findFirstOrThrow({ where: { id: submissionId, userId: learner.id } });
  const { slug, revisionId } = submission;
  const [cohortId, isRead] = await Promise.all([findCohortWithAnother(learner, submissionId), hasSpoken(submissionId)]);
  if (!cohortId || !isRead) return false;
  const { kind } = await getRevision(revisionId);
  const waitingSince = thisHour();
  const reasons = { asksHelp: true, isStuck: false, isSample: false };
  const dueAt = await findDue(learner, slug, waitingSince);
  const data = {
    ...reasons,
    cohortId,
    question,
    waitingSince,
    minutes: minutesFor(kind.id, true),
    dueAt,
    orderAt: orderOf(waitingSince, reasons, dueAt),
  };
  const seated = { submissionId, seat: SEAT.opinion };
  const create = { ...data, ...seated, slug, learnerId: learner.id, kind: kind.id };
  const queue = (write: (tx: Transaction) => Promise<unknown>) =>
    db.$transaction(async (tx) => {
      const isLearner = await lockLearner(tx, cohortId, learner.id);
      if (isLearner) await write(tx);
      return isLearner;
    });
  try {
    return await queue((tx) => tx.reviewItem.create({ data: create }));
  } catch (error) {
    if (!isUniqueConflict(error)) throw error;
    return await queue(async (tx) => {
      // The learner has already asked, perhaps in a second tab. The newest question counts.
      const { question: newest } = data;
      const asked = await tx.reviewItem.updateMany({
        where: { ...seated, state: "waiting" },
        data: { question: newest },
      });
      // If that request was withdrawn because the learner left the cohort, it is queued again.
      const again = { where: { ...seated, state: "withdrawn" }, data: { ...data, state: "waiting" } };
      if (asked.count === 0) await tx.reviewItem.updateMany(again);
    });
  }
}

/** The state of a second opinion. Times are rounded to the hour. */
export type SecondOpinion =
  /** There is no first opinion yet. */
  | { readonly state: "too-early" }
  | { readonly state: "may-ask" }
  /** Every mentor and lead who could give an opinion has already given one. */
  | { readonly state: "nobody" }
  | { readonly state: "waiting"; readonly question: string; readonly since: Date; readonly isRead: boolean }
  | { readonly state: "answered" };

export async function getSecondOpinion(learner: Learner, submissionId: string): Promise<SecondOpinion> {
  const seated = { submissionId, seat: SEAT.opinion };
  const item = await db.reviewItem.findFirst({ where: { ...seated, state: { not: "withdrawn" } } });
  if (item?.state === "done") return { state: "answered" };
  if (!item && !(await hasSpoken(submissionId))) return { state: "too-early" };
  // The people who could give a second opinion may have left since the learner asked.
  if (!(await findCohortWithAnother(learner, submissionId))) return { state: "nobody" };
  if (!item) return { state: "may-ask" };
  const { question, waitingSince: since, leaseUntil } = item;
  return { state: "waiting", question, since, isRead: leaseUntil !== null && leaseUntil > new Date() };
}
