import { SEAT } from "~/accounts/reading/seats";
import { thisHour } from "~/database/coarse";
import { db, type Transaction } from "~/database/db.server";
import type { Prisma } from "~/generated/prisma/client";
import { ACCOUNT, type Person, TALK } from "./list-notices.server";
import { personTopic, talkChanged, watch } from "./news-watch.server";
import type { NoticeType } from "./notice-words";

/**
 * A person's notices. A notice is written in the transaction of the event, and marked as read when the person opens the
 * page that shows the event. A notice says what it is about, but not who caused it or what they wrote.
 */

/** Comments on work and replies to posts cause the same type of notice. */
const REPLY = "answer" satisfies NoticeType;

interface News {
  readonly type: NoticeType;
  /** The id of the review, thread or item; the submission's id if the notice is about the whole submission. */
  readonly about: string;
  readonly submissionId: string;
}

/** Notifies people. An earlier notice about the same thing becomes new again. */
export async function addNotices(tx: Transaction, userIds: Iterable<string>, news: News): Promise<void> {
  // People are in a fixed order, so that two transactions that notify the same people can't deadlock.
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

/** Notifies the author of a discussion post that someone has replied to it. */
export async function addReplyNotice(tx: Transaction, userId: string, postId: string): Promise<void> {
  await tx.notice.upsert({
    where: { userId_type_about: { userId, type: REPLY, about: postId } },
    create: { userId, type: REPLY, about: postId, postId, at: thisHour() },
    update: { isRead: false, at: thisHour() },
  });
  await watch.changed(tx, personTopic(userId));
}

/** Removes the notice about replies to a post that has no replies any more. */
export async function dropReplyNotice(tx: Transaction, postId: string): Promise<void> {
  const past = { type: REPLY, about: postId };
  const rows = await tx.notice.findMany({ where: past, select: { userId: true } });
  await tx.notice.deleteMany({ where: past });
  for (const { userId } of rows) await watch.changed(tx, personTopic(userId));
}

/** Notifies a mentor that an item is now theirs, and removes the notice for the mentor who had the item before. */
export async function notifyOfHandOver(
  tx: Transaction,
  item: { readonly id: string; readonly submissionId: string },
  toId: string,
): Promise<void> {
  // Also deletes an earlier notice to the same mentor, so that the new notice gets another id. The Undo button of an
  // earlier hand-over contains the old id, so it no longer works.
  await dropHandedOver(tx, item.id);
  await addNotices(tx, [toId], { type: "handed", about: item.id, submissionId: item.submissionId });
}

/** Notifies two mentors who reviewed the same submission independently that they can compare their reviews. */
export async function notifyOfComparison(tx: Transaction, submissionId: string): Promise<void> {
  const readings = await tx.mentorReview.findMany({
    where: { submissionId, seat: { in: [SEAT.first, SEAT.second] } },
    orderBy: { id: "asc" },
    select: { mentorId: true, seat: true },
  });
  // Only the first review of each seat counts, because a mentor who reviewed later could already read the others.
  const [first, second] = [SEAT.first, SEAT.second].map((seat) => readings.find((one) => one.seat === seat)?.mentorId);
  if (first && second) await addNotices(tx, [first, second], { type: "compared", about: submissionId, submissionId });
}

/** Removes notices about an item that now belongs to someone else, or is done. */
export async function dropHandedOver(tx: Transaction, itemId: string): Promise<void> {
  const past = { type: "handed", about: itemId };
  const rows = await tx.notice.findMany({ where: past, select: { userId: true } });
  await tx.notice.deleteMany({ where: past });
  for (const { userId } of rows) await watch.changed(tx, personTopic(userId));
}

/**
 * Marks this person's notices about the submission or assignment as read. Called when a page shows the submission or
 * assignment.
 */
export async function markSeen(person: Person, id: string): Promise<void> {
  await markRead(person, { type: { not: TALK }, OR: [{ submissionId: id }, { assignmentId: id }] });
}

/** Marks as read this person's notice that the item was handed to them. */
export async function markHandedSeen(person: Person, itemId: string): Promise<void> {
  await markRead(person, { type: "handed", about: itemId });
}

/**
 * Marks all of this person's notices as read. Returns the ids of those that were unread, so that the change can be
 * undone.
 */
export const markAllRead = (person: Person): Promise<string[]> => markRead(person, {});

/**
 * Undoes `markAllRead` for this person's notices with the given ids. Returns how many notices were marked as unread.
 */
export function markUnread(person: Person, ids: readonly string[]): Promise<number> {
  const wanted = new Set(ids);
  return db.$transaction(async (tx) => {
    const read = await tx.notice.findMany({ where: { userId: person.id, isRead: true }, select: { id: true } });
    return setRead(
      tx,
      person,
      read.map(({ id }) => id).filter((id) => wanted.has(id)),
      false,
    );
  });
}

/** Marks this person's notices about replies in the discussion of an exercise as read. */
export async function markRepliesSeen(person: Person, slug: string): Promise<void> {
  await markRead(person, { post: { slug } });
}

/** Marks this person's notices about talks as read. The certificates page shows these notices. */
export async function markTalksSeen(person: Person): Promise<void> {
  await markRead(person, { type: TALK });
}

/** Marks this person's notices about their account as read. These notices link to the page on sign-in and security. */
export async function markAccountSeen(person: Person): Promise<void> {
  await markRead(person, { type: ACCOUNT });
}

async function markRead(person: Person, of: Prisma.NoticeWhereInput): Promise<string[]> {
  const unread = { userId: person.id, isRead: false, ...of };
  if ((await db.notice.count({ where: unread })) === 0) return [];
  return db.$transaction(async (tx) => {
    const ids = (await tx.notice.findMany({ where: unread, select: { id: true } })).map(({ id }) => id);
    await setRead(tx, person, ids, true);
    return ids;
  });
}

/** A query contains at most this many ids, because databases limit a query's parameters. */
const IDS_AT_ONCE = 500;

/** `ids` are ids of this person's notices. */
async function setRead(tx: Transaction, { id }: Person, ids: readonly string[], isRead: boolean): Promise<number> {
  let changed = 0;
  for (let at = 0; at < ids.length; at += IDS_AT_ONCE) {
    const where = { isRead: !isRead, id: { in: ids.slice(at, at + IDS_AT_ONCE) } };
    changed += (await tx.notice.updateMany({ where, data: { isRead } })).count;
  }
  if (changed > 0) await watch.changed(tx, personTopic(id));
  return changed;
}
