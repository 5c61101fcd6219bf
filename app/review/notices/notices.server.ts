// Long: one short function for each kind of notice, all on one table.

import crypto from "node:crypto";
import { findExercise } from "~/catalogue/catalogue.server";
import { thisHour } from "~/database/coarse";
import { db, isUniqueConflict, type Transaction } from "~/database/db.server";
import type { Prisma } from "~/generated/prisma/client";
import { createWatch } from "~/operations/watch.server";
import { sayMoment } from "~/operations/zoned-time";
import type { NoticeType } from "./notice-words";

/**
 * A person's news: written with the event, in its transaction, and marked as read when the page that shows it is
 * opened. A notice contains what it is about, but neither who did it nor what they wrote.
 */

interface Person {
  readonly id: string;
}

interface News {
  readonly type: NoticeType;
  /** The id of the review, thread or item; the submission's id if it is about the whole submission. */
  readonly about: string;
  readonly submissionId: string;
}

const personTopic = (id: string) => `person:${id}`;
const submissionTopic = (id: string) => `submission:${id}`;

/** Notifies people. An earlier notice about the same thing becomes new again. */
export async function addNotices(tx: Transaction, userIds: Iterable<string>, news: News): Promise<void> {
  // In a fixed order, so that two transactions that notify the same people cannot deadlock.
  for (const userId of [...new Set(userIds)].sort()) {
    const { type, about, submissionId } = news;
    await tx.notice.upsert({
      where: { userId_type_about: { userId, type, about } },
      create: { userId, type, about, submissionId, at: thisHour() },
      update: { isRead: false, at: thisHour() },
    });
    await watch.changed(tx, personTopic(userId));
  }
}

/** Notifies open pages of this submission that the conversation on it has changed. */
export const talkChanged = (tx: Transaction, submissionId: string): Promise<void> =>
  watch.changed(tx, submissionTopic(submissionId));

/** Notifies the submission's learner and everyone else in the thread about a comment. */
export async function notifyOfComment(
  tx: Transaction,
  author: Person,
  thread: { readonly id: string; readonly submissionId: string },
): Promise<void> {
  const { submissionId } = thread;
  const [{ userId }, comments] = [
    await tx.submission.findUniqueOrThrow({ where: { id: submissionId }, select: { userId: true } }),
    await tx.comment.findMany({ where: { threadId: thread.id }, select: { authorId: true }, distinct: ["authorId"] }),
  ];
  const others = [userId, ...comments.map(({ authorId }) => authorId)].filter((id) => id !== null && id !== author.id);
  await addNotices(tx, others as string[], { type: "answer", about: thread.id, submissionId });
  await talkChanged(tx, submissionId);
}

/** Notifies a mentor that an item is now theirs; removes the news for the mentor who had it before. */
export async function notifyOfHandOver(
  tx: Transaction,
  item: { readonly id: string; readonly submissionId: string },
  toId: string,
): Promise<void> {
  await dropHandedOver(tx, item.id, toId);
  await addNotices(tx, [toId], { type: "handed", about: item.id, submissionId: item.submissionId });
}

/** Notifies two mentors who reviewed the same submission independently that they can compare their reviews. */
export async function notifyOfComparison(tx: Transaction, submissionId: string): Promise<void> {
  const readings = await tx.mentorReview.findMany({
    where: { submissionId, seat: { in: [1, 2] } },
    orderBy: { id: "asc" },
    select: { mentorId: true, seat: true },
  });
  // A mentor who took the first seat later could read the first seat's review.
  const [first, second] = [1, 2].map((seat) => readings.find((one) => one.seat === seat)?.mentorId);
  if (first && second) await addNotices(tx, [first, second], { type: "compared", about: submissionId, submissionId });
}

/** Removes notices about an item that now belongs to someone else, or is done. */
export async function dropHandedOver(tx: Transaction, itemId: string, butForId = ""): Promise<void> {
  const past = { type: "handed", about: itemId, userId: { not: butForId } };
  const rows = await tx.notice.findMany({ where: past, select: { userId: true } });
  await tx.notice.deleteMany({ where: past });
  for (const { userId } of rows) await watch.changed(tx, personTopic(userId));
}

/**
 * Reminds each learner of an assignment once. Returns how many had not been reminded before. Several processes may run
 * this at once.
 */
export async function remindOfDue(assignmentId: string, userIds: readonly string[]): Promise<number> {
  const of = { type: "due", about: assignmentId };
  const told = await db.notice.findMany({ where: { ...of, assignmentId }, select: { userId: true } });
  const known = new Set(told.map(({ userId }) => userId));
  let added = 0;
  for (const userId of userIds.filter((id) => !known.has(id))) {
    try {
      await db.$transaction(async (tx) => {
        await tx.notice.create({ data: { ...of, userId, assignmentId, at: thisHour() } });
        await watch.changed(tx, personTopic(userId));
      });
      added++;
    } catch (error) {
      // Another process has just reminded them.
      if (!isUniqueConflict(error)) throw error;
    }
  }
  return added;
}

/**
 * Ends outdated reminders: those of learners with a `later` deadline are removed, so that they are reminded again;
 * those of `settled` learners are marked as read.
 */
export async function endReminders(
  assignmentId: string,
  { later, settled }: { readonly later: readonly string[]; readonly settled: readonly string[] },
): Promise<void> {
  const of = { type: "due", about: assignmentId };
  const rows = await db.notice.findMany({ where: { ...of, assignmentId }, select: { userId: true, isRead: true } });
  for (const { userId, isRead } of rows) {
    const isLater = later.includes(userId);
    if (!isLater && (isRead || !settled.includes(userId))) continue;
    await db.$transaction(async (tx) => {
      const one = { ...of, userId };
      if (isLater) await tx.notice.deleteMany({ where: one });
      else await tx.notice.updateMany({ where: one, data: { isRead: true } });
      await watch.changed(tx, personTopic(userId));
    });
  }
}

/** Notices about a person's own work, or about a learner whom they teach now: they cannot open the rest. */
const mayOpen = (userId: string): Prisma.NoticeWhereInput => ({
  userId,
  OR: [
    { assignment: { cohort: { memberships: { some: { userId, role: "learner" } } } } },
    { submission: { userId } },
    { type: ACCOUNT },
    {
      submission: {
        user: {
          memberships: {
            some: {
              role: "learner",
              cohort: { memberships: { some: { userId, role: { in: ["mentor", "lead"] } } } },
            },
          },
        },
      },
    },
  ],
});

/** Notices about the person's account have no submission. */
const ACCOUNT = "account" satisfies NoticeType;

/** Notices about a talk's result have a submission, but appear on the certificates page. */
const TALK = "talk" satisfies NoticeType;

/**
 * Excludes notices shown by the page that is being opened (the report, desk or assignment in the address). Allows empty
 * values explicitly, because in SQL NULL is not unequal to anything.
 */
const notShownAt = (pathname: string): Prisma.NoticeWhereInput => {
  if (/^\/me\/certificates(?=$|[/.])/.test(pathname)) return { type: { not: TALK } };
  const [, page, id] = /^\/(submissions|mentor\/agreement|mentor|learn\/assignments)\/([^/.]+)/.exec(pathname) ?? [];
  if (!page || !id) return {};
  if (page === "learn/assignments") return { OR: [{ assignmentId: null }, { assignmentId: { not: id } }] };
  const others = page === "mentor" ? { submission: { reviewItems: { none: { id } } } } : { submissionId: { not: id } };
  return { OR: [{ submissionId: null }, { type: TALK }, others] };
};

/** How much news a person has, not counting what the page at `pathname` shows. */
export function countNew(person: Person, pathname = "/"): Promise<number> {
  return db.notice.count({ where: { AND: [mayOpen(person.id), { isRead: false }, notShownAt(pathname)] } });
}

/** Marks news as read that a page shows to this person: about this submission or assignment, or all. */
export const markSeen = (person: Person, id?: string): Promise<void> =>
  markRead(person, id === undefined ? {} : { type: { not: TALK }, OR: [{ submissionId: id }, { assignmentId: id }] });

/** The same for the certificates page. */
export const markTalksSeen = (person: Person): Promise<void> => markRead(person, { type: TALK });

async function markRead(person: Person, of: Prisma.NoticeWhereInput): Promise<void> {
  const unread = { userId: person.id, isRead: false, ...of };
  if ((await db.notice.count({ where: unread })) === 0) return;
  await db.$transaction(async (tx) => {
    await tx.notice.updateMany({ where: unread, data: { isRead: true } });
    await watch.changed(tx, personTopic(person.id));
  });
}

export interface NoticeView {
  readonly id: string;
  readonly type: NoticeType;
  /** The id of the review, thread, item or assignment; for an account, what was done. */
  readonly about: string;
  readonly title: string;
  readonly to: string;
  /** The line of a thread; null if it is about the whole submission. */
  readonly place: { readonly file: string; readonly side: "old" | "new"; readonly line: number } | null;
  /** The learner's deadline for an assignment, in words; null for other notices. */
  readonly due: string | null;
  readonly isOwn: boolean;
  readonly isRead: boolean;
  readonly at: Date;
}

/** Maximum listed: older news can be found on the reports. */
const MOST = 100;

/** A person's news, new and read, newest first. */
export async function listNotices(person: Person): Promise<NoticeView[]> {
  const rows = await db.notice.findMany({
    where: mayOpen(person.id),
    orderBy: [{ isRead: "asc" }, { at: "desc" }, { id: "desc" }],
    take: MOST,
    include: {
      submission: { select: { slug: true, userId: true } },
      assignment: {
        select: {
          title: true,
          dueAt: true,
          timeZone: true,
          extensions: { where: { userId: person.id }, select: { dueAt: true } },
        },
      },
    },
  });
  const threads = await db.thread.findMany({
    where: { id: { in: rows.flatMap(({ type, about }) => (type === "answer" ? [about] : [])) } },
    select: { id: true, file: true, side: true, line: true },
  });
  const placeOf = new Map(threads.map(({ id, file, side, line }) => [id, { file, side: side as "old" | "new", line }]));
  return rows.map(({ id, type, about, submissionId, submission, assignment, isRead, at }) => ({
    id,
    isRead,
    at,
    about,
    type: type as NoticeType,
    title: type === ACCOUNT ? "Your account" : titleOf(submission, assignment),
    to: addressOf(type as NoticeType, about, submissionId) + (placeOf.has(about) ? `#t-${about}` : ""),
    place: placeOf.get(about) ?? null,
    due: assignment && sayMoment(assignment.extensions[0]?.dueAt ?? assignment.dueAt, assignment.timeZone),
    isOwn: submission?.userId === person.id,
  }));
}

function titleOf(submission: { readonly slug: string } | null, assignment: { readonly title: string } | null): string {
  // The author of the assignment's title has deleted their account.
  if (!submission) return assignment?.title || "An assignment";
  return findExercise(submission.slug)?.meta.title ?? submission.slug;
}

function addressOf(type: NoticeType, about: string, submissionId: string | null): string {
  if (type === "due") return `/learn/assignments/${about}`;
  if (type === "handed") return `/mentor/${about}`;
  if (type === ACCOUNT) return "/account/security";
  if (type === "talk") return "/me/certificates";
  return type === "compared" ? `/mentor/agreement/${submissionId}` : `/submissions/${submissionId}`;
}

/** A short text that changes with the conversation on a submission and with its results. */
export async function readTalkSign(submissionId: string): Promise<string> {
  return (await readSigns([submissionTopic(submissionId)])).get(submissionTopic(submissionId))!;
}

/** For a person: how much is new. For a submission: the sign of its conversation. */
async function readSigns(topics: readonly string[]): Promise<Map<string, string>> {
  const idsOf = (topic: (id: string) => string) =>
    topics.filter((one) => one.startsWith(topic(""))).map((one) => one.slice(topic("").length));
  const signs = new Map<string, string>();
  for (const id of idsOf(personTopic)) signs.set(personTopic(id), String(await countNew({ id })));
  const submissionIds = idsOf(submissionTopic);
  if (submissionIds.length === 0) return signs;
  const of = { where: { submissionId: { in: submissionIds } } };
  const [threads, reviews, results] = await Promise.all([
    db.thread.findMany({
      ...of,
      orderBy: { id: "asc" },
      select: { id: true, submissionId: true, resolvedAt: true, _count: { select: { comments: true } } },
    }),
    db.mentorReview.findMany({ ...of, orderBy: { id: "asc" }, select: { id: true, submissionId: true } }),
    db.result.findMany({ ...of, orderBy: { id: "asc" }, select: { id: true, submissionId: true } }),
  ]);
  for (const id of submissionIds) {
    const said = [
      ...threads.map((row) => ({ ...row, of: `${row.id} ${row.resolvedAt !== null} ${row._count.comments}` })),
      ...[...reviews, ...results].map((row) => ({ ...row, of: row.id })),
    ].filter(({ submissionId }) => submissionId === id);
    const sign = crypto.createHash("sha256").update(said.map((row) => row.of).join("\n"));
    signs.set(submissionTopic(id), sign.digest("base64url").slice(0, 16));
  }
  return signs;
}

const watch = createWatch("onramp_news", readSigns);

/** Calls `hear` with a person's count of news, now and whenever it changes. Returns a function that stops it. */
export const onNews = (person: Person, hear: (count: string) => void): (() => void) =>
  watch.listen(personTopic(person.id), hear);

/**
 * Calls `hear` with the sign of a submission's conversation, now and whenever it changes. Returns a function that stops
 * it.
 */
export const onTalk = (submissionId: string, hear: (sign: string) => void): (() => void) =>
  watch.listen(submissionTopic(submissionId), hear);
