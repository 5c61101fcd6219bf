import { recordAudit } from "~/accounts/audit.server";
import { SEAT } from "~/accounts/reading/seats";
import { titleOf } from "~/catalogue/catalogue.server";
import { thisHour, today } from "~/database/coarse";
import { db, type Transaction } from "~/database/db.server";
import { lockPerson } from "~/database/locks.server";
import type { Prisma } from "~/generated/prisma/client";
import { findOpenReport } from "~/grading/open-submission.server";
import { limiters } from "~/operations/limits.server";
import { QuestionSchema } from "./asking.server";
import { ANY_TAB, claimOneOf, hold, isFree } from "./claims.server";
import { minutesFor } from "./order";
import { listPassed } from "./peers.server";
import { findReadingCohort } from "./stuck.server";

// Long: follows one item from the question to the answer. Each step has its own condition.

/**
 * The pool of peers: learners without a mentor send questions to learners of the installation who chose to answer and
 * have passed the same revision of the exercise. A question is a queue item that has no cohort and has its own seat
 * number. Neither side sees the other's name. People who answer get one question at a time and can't browse questions
 * (docs/decisions/067-the-pool-of-peers.md).
 */

interface Person {
  readonly id: string;
}

export const PoolQuestionSchema = QuestionSchema.min(1, "Write your question.");

/** How many of one learner's questions may be waiting at the same time. */
const MOST_OPEN = 3;
/** Number of items to examine when looking for the next one. */
const LOOK_AT = 20;
/** How many of a person's answers are listed. */
const MOST_ANSWERS = 50;

/** People who have an account and whom no admin has excluded. */
const NOT_BARRED = { guestUntil: null, poolBarredOn: null } satisfies Prisma.UserWhereInput;

/** People who may ask: no report about them is open. */
const ADMITTED = { ...NOT_BARRED, reportedFor: { none: { settledAt: null } } } satisfies Prisma.UserWhereInput;

/** People who chose to answer. People who teach are left out, because they answer in their cohorts. */
const CHOSE_TO_ANSWER = {
  answersPeers: true,
  memberships: { none: { role: { in: ["mentor", "lead"] } } },
} satisfies Prisma.UserWhereInput;

/** People who may take a question. */
const TAKING = { ...ADMITTED, ...CHOSE_TO_ANSWER } satisfies Prisma.UserWhereInput;

/**
 * People who may answer a question that they have taken. An open report about them doesn't matter: if a report took the
 * question away, the learner who filed the report would see that no one is reading their question any more, and could
 * work out who had been reading it.
 */
const HOLDING = { ...NOT_BARRED, ...CHOSE_TO_ANSWER } satisfies Prisma.UserWhereInput;

const is = async ({ id }: Person, where: Prisma.UserWhereInput) =>
  (await db.user.count({ where: { AND: [{ id }, where] } })) > 0;

const FREE = { claimedById: null, leaseUntil: null, openTabs: "" };
const WITHDRAWN = { ...FREE, state: "withdrawn", question: "" };
/** `cohortId` is first, as in the index. */
const WAITING = { cohortId: null, seat: SEAT.pool, state: "waiting" };

/** The state of a learner's question to the pool. Times are rounded to the hour. */
export type PoolStanding =
  | { readonly state: "not-asked" | "answered"; readonly mayAsk: boolean }
  | { readonly state: "waiting"; readonly question: string; readonly since: Date; readonly isRead: boolean };

/** The state of the question about a submission; null if the learner has asked nothing and may not ask. */
export async function findPoolStanding(learner: Person, submissionId: string): Promise<PoolStanding | null> {
  const item = await db.reviewItem.findUnique({
    where: { submissionId_seat: { submissionId, seat: SEAT.pool }, learnerId: learner.id },
  });
  if (item?.state === "waiting") {
    const { question, waitingSince, leaseUntil } = item;
    return { state: "waiting", question, since: waitingSince, isRead: leaseUntil !== null && leaseUntil > new Date() };
  }
  const mayAsk = (await findReadingCohort(learner)) === null && (await is(learner, ADMITTED));
  if (item?.state === "done") return { state: "answered", mayAsk };
  return mayAsk ? { state: "not-asked", mayAsk } : null;
}

export type AskedPool =
  | { readonly ok: true }
  /**
   * `closed`: the learner has a mentor, may not use the pool, or can't open the report. `full`: too many of the
   * learner's questions are waiting.
   */
  | { readonly ok: false; readonly why: "closed" | "full" }
  | { readonly ok: false; readonly why: "wait"; readonly wait: number };

/** Puts a question about a learner's own submission into the pool. A repeated question replaces the earlier text. */
export async function askPool(learner: Person, submissionId: string, question: string): Promise<AskedPool> {
  const [cohort, isAdmitted, submission] = await Promise.all([
    findReadingCohort(learner),
    is(learner, ADMITTED),
    findOpenReport(learner, submissionId),
  ]);
  if (cohort || !isAdmitted || !submission) return { ok: false, why: "closed" };
  const isRepeated = (await db.reviewItem.count({ where: { ...WAITING, submissionId } })) > 0;
  const wait = isRepeated ? null : await limiters.poolAsk.take(learner.id);
  if (wait !== null) return { ok: false, why: "wait", wait };
  const waitingSince = thisHour();
  const data = { ...FREE, state: "waiting", asksHelp: true, question, waitingSince, orderAt: waitingSince };
  const { kind, slug } = submission;
  const minutes = minutesFor(kind, true);
  const create = { ...data, submissionId, seat: SEAT.pool, slug, kind, minutes, learnerId: learner.id };
  const asked = await db.$transaction(async (tx) => {
    await lockPerson(tx, learner.id);
    const others = { ...WAITING, learnerId: learner.id, submissionId: { not: submissionId } };
    if ((await tx.reviewItem.count({ where: others })) >= MOST_OPEN) return "full";
    const { count } = await tx.reviewItem.updateMany({ where: { ...WAITING, submissionId }, data: { question } });
    // If the repeated question has just been answered, it keeps the text that was answered.
    if (count > 0 || isRepeated) return "repeated";
    await tx.reviewItem.upsert({
      where: { submissionId_seat: { submissionId, seat: SEAT.pool } },
      create,
      update: data,
    });
    return "new";
  });
  if (!isRepeated && asked !== "new") await limiters.poolAsk.giveBack(learner.id);
  return asked === "full" ? { ok: false, why: "full" } : { ok: true };
}

/** Withdraws a question at any time before the answer. Returns false if no question is waiting. */
export async function withdrawFromPool(learner: Person, submissionId: string): Promise<boolean> {
  const { count } = await db.reviewItem.updateMany({
    where: { ...WAITING, submissionId, learnerId: learner.id },
    data: WITHDRAWN,
  });
  return count > 0;
}

/** Records whether an answer helped the learner who asked. Returns false if it isn't an answer to this learner. */
export async function sayHelped(learner: Person, submissionId: string, reviewId: string, hasHelped: boolean) {
  const { count } = await db.mentorReview.updateMany({
    where: { id: reviewId, seat: SEAT.pool, submissionId, submission: { userId: learner.id } },
    data: { hasHelped },
  });
  return count > 0;
}

/**
 * A question that this person has taken, as long as they may answer. Others can take the question once its lease
 * expires.
 */
const heldBy = ({ id }: Person): Prisma.ReviewItemWhereInput => ({
  ...WAITING,
  claimedById: id,
  claimedBy: HOLDING,
  learnerId: { not: id },
});

/** What this person may take: questions by people who may ask, about revisions that this person has passed. */
async function freeFor(person: Person, now: Date): Promise<Prisma.ReviewItemWhereInput> {
  return {
    ...WAITING,
    learnerId: { not: person.id },
    learner: ADMITTED,
    submission: { revisionId: { in: await listPassed(person) } },
    ...isFree(now),
  };
}

export interface Answering {
  readonly isOn: boolean;
  /** True if this person teaches a cohort, and therefore answers questions in that cohort. */
  readonly teaches: boolean;
  /** The question that this person has taken; null if none. */
  readonly held: { readonly id: string; readonly title: string } | null;
  /** How many questions this person could take now. */
  readonly waiting: number;
  readonly answers: readonly {
    readonly id: string;
    readonly title: string;
    readonly sentAt: Date;
    readonly hasHelped: boolean;
  }[];
}

/** Everything that the pool's page shows to a person who answers, or could choose to answer. */
export async function readAnswering(person: Person): Promise<Answering> {
  const [{ answersPeers, memberships }, waiting, held, answers] = await Promise.all([
    db.user.findUniqueOrThrow({
      where: { id: person.id },
      select: { answersPeers: true, memberships: { where: { role: { not: "learner" } }, select: { id: true } } },
    }),
    countForPool(person),
    findHeld(person),
    db.mentorReview.findMany({
      where: { mentorId: person.id, seat: SEAT.pool },
      orderBy: { id: "desc" },
      take: MOST_ANSWERS,
      select: { id: true, sentAt: true, hasHelped: true, submission: { select: { slug: true } } },
    }),
  ]);
  return {
    isOn: answersPeers,
    teaches: memberships.length > 0,
    held: held && { id: held.id, title: titleOf(held.slug) },
    waiting,
    answers: answers.map(({ submission, ...answer }) => ({ ...answer, title: titleOf(submission.slug) })),
  };
}

/** How many questions this person could take now; 0 for people who don't answer. */
export async function countForPool(person: Person): Promise<number> {
  if (!(await is(person, TAKING))) return 0;
  return db.reviewItem.count({ where: await freeFor(person, new Date()) });
}

const findHeld = (person: Person, tx: Transaction = db) =>
  tx.reviewItem.findFirst({ where: heldBy(person), orderBy: { id: "asc" }, select: { id: true, slug: true } });

/** Starts or stops answering. When this person stops, others can take the question that this person had taken. */
export async function setAnswering({ id }: Person, isOn: boolean): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.user.update({ where: { id }, data: { answersPeers: isOn } });
    if (!isOn) await tx.reviewItem.updateMany({ where: { ...WAITING, claimedById: id }, data: FREE });
  });
}

export type Taken =
  | { readonly ok: true; readonly itemId: string }
  | { readonly ok: false; readonly why: "none" }
  | { readonly ok: false; readonly why: "wait"; readonly wait: number };

/** Takes the question that has waited longest, or returns the question that this person has already taken. */
export async function takeFromPool(person: Person): Promise<Taken> {
  const held = await findHeld(person);
  if (held) return { ok: true, itemId: held.id };
  if (!(await is(person, TAKING))) return { ok: false, why: "none" };
  const wait = await limiters.poolTake.take(person.id);
  if (wait !== null) return { ok: false, why: "wait", wait };
  const { itemId, isNew } = await takeOne(person);
  if (!isNew) await limiters.poolTake.giveBack(person.id);
  return itemId === null ? { ok: false, why: "none" } : { ok: true, itemId };
}

/** The question that this person now has; null if none is free. `isNew` is false if another tab has just taken it. */
async function takeOne(person: Person): Promise<{ readonly itemId: string | null; readonly isNew: boolean }> {
  const now = new Date();
  const free = await freeFor(person, now);
  return db.$transaction(async (tx) => {
    await lockPerson(tx, person.id);
    const held = await findHeld(person, tx);
    if (held) return { itemId: held.id, isNew: false };
    for (;;) {
      const rows = await tx.reviewItem.findMany({
        where: free,
        orderBy: [{ orderAt: "asc" }, { id: "asc" }],
        take: LOOK_AT,
        select: { id: true },
      });
      if (rows.length === 0) return { itemId: null, isNew: false };
      const ids = rows.map(({ id }) => id);
      const itemId = await claimOneOf(person, ids, now, tx);
      if (itemId) return { itemId, isNew: true };
    }
  });
}

/** Renews the lease on a question that this person has taken. Returns false if the question is no longer theirs. */
export const renewInPool = (person: Person, itemId: string, tab = ANY_TAB): Promise<boolean> =>
  hold(person, tab, new Date(), { AND: [heldBy(person), { id: itemId }] });

/** Returns a question to the pool, so that others can take it. */
export async function putBack(person: Person, itemId: string): Promise<void> {
  await db.reviewItem.updateMany({ where: { ...WAITING, id: itemId, claimedById: person.id }, data: FREE });
}

/**
 * Whether this person may open a question: only if they have taken it. `orAnswered` also allows a question that they
 * have answered, so that they can send an answer again if the response was lost.
 */
export async function mayOpenInPool(person: Person, itemId: string, { orAnswered = false } = {}): Promise<boolean> {
  const open = { AND: [heldBy(person), { id: itemId }] };
  const answered = { id: itemId, seat: SEAT.pool, submission: { reviews: { some: answerBy(person) } } };
  return (await db.reviewItem.count({ where: orAnswered ? { OR: [open, answered] } : open })) > 0;
}

const answerBy = ({ id }: Person) => ({ mentorId: id, seat: SEAT.pool });

/** The question about a submission that this person has taken; null if they have taken none about it. */
export async function findHeldOn(person: Person, submissionId: string): Promise<string | null> {
  const where = { AND: [heldBy(person), { submissionId }] };
  return (await db.reviewItem.findFirst({ where, select: { id: true } }))?.id ?? null;
}

/** Whether this person has taken or answered a question about a submission. */
export async function answersOn(person: Person, submissionId: string): Promise<boolean> {
  if (await findHeldOn(person, submissionId)) return true;
  return (await db.mentorReview.count({ where: { submissionId, ...answerBy(person) } })) > 0;
}

/**
 * Excludes someone from the pool, or admits them again. Excluding them withdraws their questions and frees the
 * question that they have taken.
 */
export async function setBarred(admin: Person, personId: string, isBarred: boolean): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: personId, guestUntil: null, poolBarredOn: isBarred ? null : { not: null } },
      data: { poolBarredOn: isBarred ? today() : null },
    });
    if (count === 0) return false;
    if (isBarred) {
      await tx.reviewItem.updateMany({ where: { ...WAITING, claimedById: personId }, data: FREE });
      await tx.reviewItem.updateMany({ where: { ...WAITING, learnerId: personId }, data: WITHDRAWN });
    }
    const action = isBarred ? "peers.barred" : "peers.admitted";
    await recordAudit(tx, { actorId: admin.id, action, subject: "person", aboutId: personId });
    return true;
  });
}
