import crypto from "node:crypto";
import { findExercise } from "~/catalogue/catalogue.server";
import { thisHour } from "~/database/coarse";
import { db, isUniqueConflict, type Transaction } from "~/database/db.server";
import type { Prisma } from "~/generated/prisma/client";
import { createWatch } from "~/operations/watch.server";
import { sayMoment } from "~/operations/zoned-time";
import type { NoticeType } from "./notice-words";

/**
 * What is new for a person: written with what happened, in its transaction, and read when the page that shows it is
 * opened. A notice says what it is about, and neither who did it nor what was written.
 */

interface Person {
  readonly id: string;
}

interface News {
  readonly type: NoticeType;
  /** The review, thread or item; the submission's id where it is about the whole of it. */
  readonly about: string;
  readonly submissionId: string;
}

const personTopic = (id: string) => `person:${id}`;
const submissionTopic = (id: string) => `submission:${id}`;

/** Tells people of something. What they were told of it before is new again. */
export async function addNotices(tx: Transaction, userIds: Iterable<string>, news: News): Promise<void> {
  // In one order: of two who tell the same people at once, none waits for the other in a ring.
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

/** Says to pages that show this submission that what was said of it has changed. */
export const talkChanged = (tx: Transaction, submissionId: string): Promise<void> =>
  watch.changed(tx, submissionTopic(submissionId));

/** Tells of a comment: the submission's learner, and who else wrote in its thread. */
export async function tellOfComment(
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

/** Tells a mentor that an item is theirs now; to anyone who had it before it is no news any more. */
export async function tellOfHandOver(
  tx: Transaction,
  item: { readonly id: string; readonly submissionId: string },
  toId: string,
): Promise<void> {
  await dropHandedOver(tx, item.id, toId);
  await addNotices(tx, [toId], { type: "handed", about: item.id, submissionId: item.submissionId });
}

/** Tells two mentors who read the same work unseen by each other that there is something to compare. */
export async function tellOfComparison(tx: Transaction, submissionId: string): Promise<void> {
  const readings = await tx.mentorReview.findMany({
    where: { submissionId, seat: { in: [1, 2] } },
    orderBy: { id: "asc" },
    select: { mentorId: true, seat: true },
  });
  // Who came to the first seat later could read the first one's.
  const [first, second] = [1, 2].map((seat) => readings.find((one) => one.seat === seat)?.mentorId);
  if (first && second) await addNotices(tx, [first, second], { type: "compared", about: submissionId, submissionId });
}

/** An item that is someone else's, or done, is no one's news any more. */
export async function dropHandedOver(tx: Transaction, itemId: string, butForId = ""): Promise<void> {
  const past = { type: "handed", about: itemId, userId: { not: butForId } };
  const rows = await tx.notice.findMany({ where: past, select: { userId: true } });
  await tx.notice.deleteMany({ where: past });
  for (const { userId } of rows) await watch.changed(tx, personTopic(userId));
}

/**
 * Reminds learners of an assignment, each of them once. Returns how many were not reminded before. Several processes
 * may do so at once.
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
      // Another process has just told them.
      if (!isUniqueConflict(error)) throw error;
    }
  }
  return added;
}

/**
 * Reminders that say nothing any more: of those to whom it is due `later` they are taken back, so that they are
 * reminded again; of the `settled` ones they are read.
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

/** Of one's own work, or of someone's whom one teaches now: what one may not open any more is no news. */
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

/** What was done to the person's account is on no work. */
const ACCOUNT = "account" satisfies NoticeType;

/** What came of a talk names a submission, and stands where the certificates are. */
const TALK = "talk" satisfies NoticeType;

/**
 * What stands on other pages than the report, desk or assignment that an address names: that one is being opened, and
 * what it shows is new no more. Said with the empty ones, since what is nothing is not unequal to anything (SQL).
 */
const notShownAt = (pathname: string): Prisma.NoticeWhereInput => {
  if (/^\/me\/certificates(?=$|[/.])/.test(pathname)) return { type: { not: TALK } };
  const [, page, id] = /^\/(submissions|mentor\/agreement|mentor|learn\/assignments)\/([^/.]+)/.exec(pathname) ?? [];
  if (!page || !id) return {};
  if (page === "learn/assignments") return { OR: [{ assignmentId: null }, { assignmentId: { not: id } }] };
  const others = page === "mentor" ? { submission: { reviewItems: { none: { id } } } } : { submissionId: { not: id } };
  return { OR: [{ submissionId: null }, { type: TALK }, others] };
};

/** How much is new for a person, but for what the page at `pathname` shows. */
export function countNew(person: Person, pathname = "/"): Promise<number> {
  return db.notice.count({ where: { AND: [mayOpen(person.id), { isRead: false }, notShownAt(pathname)] } });
}

/** What a page shows that this person opens is read: of this submission or assignment, or everything. */
export const markSeen = (person: Person, id?: string): Promise<void> =>
  markRead(person, id === undefined ? {} : { type: { not: TALK }, OR: [{ submissionId: id }, { assignmentId: id }] });

/** The same where the certificates stand. */
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
  /** The review, thread, item or assignment; for an account, what was done. */
  readonly about: string;
  readonly title: string;
  readonly to: string;
  /** The line that a thread is on; null where it is about the whole. */
  readonly place: { readonly file: string; readonly side: "old" | "new"; readonly line: number } | null;
  /** When an assignment is due for them, in words; null where it is about none. */
  readonly due: string | null;
  readonly isOwn: boolean;
  readonly isRead: boolean;
  readonly at: Date;
}

/** So many are listed: what is older stands on the reports. */
const MOST = 100;

/** What is new for a person, and what was, the newest first. */
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
  // Whose words an assignment's title was has deleted their account.
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

/** A sign of what was said of a submission, and of its results: another one as soon as any of it has changed. */
export async function readTalkSign(submissionId: string): Promise<string> {
  return (await readSigns([submissionTopic(submissionId)])).get(submissionTopic(submissionId))!;
}

/** Of a person: how much is new. Of a submission: what was said of it, in a few letters. */
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

/** Calls `hear` with how much is new for a person, now and whenever that changes. Returns how to stop. */
export const onNews = (person: Person, hear: (count: string) => void): (() => void) =>
  watch.listen(personTopic(person.id), hear);

/** Calls `hear` with the sign of what was said of a submission, now and whenever it changes. Returns how to stop. */
export const onTalk = (submissionId: string, hear: (sign: string) => void): (() => void) =>
  watch.listen(submissionTopic(submissionId), hear);
