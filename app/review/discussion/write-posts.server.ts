import { recordAudit } from "~/accounts/audit.server";
import { today } from "~/database/coarse";
import { db, type Transaction } from "~/database/db.server";
import { lockPerson } from "~/database/locks.server";
import { newId } from "~/database/ordered-ids";
import type { Prisma } from "~/generated/prisma/client";
import { addReplyNotice, dropReplyNotice } from "../notices/notices.server";
import type { ExerciseReader } from "../solutions/exercise-reader.server";
import type { Said } from "./post-schema";

/**
 * The maximum number of replies, because a page shows a conversation with all its replies. One person can write only a
 * part of them, so that no one can close a conversation for everyone. Hidden replies use up only their author's part.
 */
const MOST_REPLIES = 50;
const MOST_OWN_REPLIES = 20;
/** The maximum number of conversations about one exercise, which is far more than people start, and per person. */
const MOST_TOPICS = 2_000;
const MOST_OWN_TOPICS = 20;

type Written =
  | { readonly ok: true; readonly id: string; readonly topicId: string }
  /**
   * `full`: there are too many conversations or replies. `own-full`: this person has written as many as one person may.
   * `gone`: the conversation doesn't exist.
   */
  | { readonly ok: false; readonly why: "full" | "own-full" | "gone" };

/**
 * Writes a post about this exercise, or a reply, and notifies the author of a conversation's first post about each
 * reply. The same text sent twice in a row, for example because the response to the first request was lost, is stored
 * once.
 */
export function writePost(reader: ExerciseReader, said: Said, topicId: string | null): Promise<Written> {
  const { slug, person } = reader;
  return db.$transaction(async (tx): Promise<Written> => {
    if (topicId) await lockTopic(tx, topicId);
    else await lockPerson(tx, person.id);
    const again = await findRepeated(tx, reader, said, topicId);
    if (again) return { ok: true, ...again };
    const there = topicId
      ? await tx.post.findMany({
          where: { slug, topicId },
          orderBy: { id: "asc" },
          select: SIGNED,
        })
      : [];
    if (topicId && there.length === 0) return { ok: false, why: "gone" };
    const why = topicId ? limitReplies(there, topicId, person) : await limitTopics(tx, slug, person);
    if (why) return { ok: false, why };
    const id = newId(there.at(-1)?.id);
    const own = { slug, topicId: topicId ?? id, userId: person.id, isAfterPass: reader.hasPassed };
    await tx.post.create({ data: { ...said, ...own, id, ...(await sign(tx, there, own, said.isNamed)) } });
    const first = there.find((post) => post.id === topicId);
    if (first && first.userId !== person.id) await addReplyNotice(tx, first.userId, first.id);
    return { ok: true, id, topicId: topicId ?? id };
  });
}

/**
 * The post that this request repeats: the latest reply in the conversation, or the latest post about the exercise if
 * that post began a conversation, provided that this person wrote it with the same text and choices.
 */
async function findRepeated(
  tx: Transaction,
  { slug, person }: ExerciseReader,
  said: Said,
  topicId: string | null,
): Promise<{ id: string; topicId: string } | null> {
  const last = await tx.post.findFirst({
    where: topicId ? { slug, topicId, id: { not: topicId } } : { slug },
    orderBy: { id: "desc" },
    select: { id: true, topicId: true, userId: true, text: true, isNamed: true, isSpoiler: true, hiddenOn: true },
  });
  if (!last || last.userId !== person.id || last.hiddenOn !== null || (!topicId && last.id !== last.topicId))
    return null;
  const isSame = last.text === said.text && last.isNamed === said.isNamed && last.isSpoiler === said.isSpoiler;
  return isSame ? { id: last.id, topicId: last.topicId } : null;
}

const SIGNED = { id: true, userId: true, isNamed: true, letter: true, lettersUsed: true, hiddenOn: true } as const;
const OF_AUTHOR = { topicId: true, userId: true } as const;
type Signed = Prisma.PostGetPayload<{ select: typeof SIGNED }>;

/**
 * The letter for a post in a conversation: the letter that its author already has in this conversation, or the next
 * free one. An author's posts with and without a name have different letters. Otherwise, if A appeared only after B,
 * readers would know that A began the conversation by name. A letter is never reused, even if its posts are deleted.
 */
async function sign(
  tx: Transaction,
  there: readonly Signed[],
  { topicId, userId }: { readonly topicId: string; readonly userId: string },
  isNamed: boolean,
): Promise<{ letter: number; lettersUsed: number }> {
  const used = Math.max(0, ...there.map(({ lettersUsed }) => lettersUsed));
  const before = there.find((post) => post.userId === userId && post.isNamed === isNamed);
  if (before) return { letter: before.letter, lettersUsed: used };
  await tx.post.updateMany({ where: { topicId }, data: { lettersUsed: used + 1 } });
  return { letter: used, lettersUsed: used + 1 };
}

/**
 * Locks a conversation's rows until the transaction ends, so that if two posts are written at once, the second one sees
 * the letter of the first.
 */
const lockTopic = (tx: Transaction, topicId: string) => tx.post.updateMany({ where: { topicId }, data: { topicId } });

/** The limit that one more reply would exceed; null if none. `there` is the conversation's posts. */
function limitReplies(there: readonly Signed[], topicId: string, { id: userId }: { readonly id: string }) {
  const replies = there.filter(({ id }) => id !== topicId);
  if (replies.filter((reply) => reply.userId === userId).length >= MOST_OWN_REPLIES) return "own-full";
  return replies.filter(({ hiddenOn }) => hiddenOn === null).length >= MOST_REPLIES ? "full" : null;
}

/**
 * The limit that one more conversation about the exercise would exceed; null if none. A conversation counts toward the
 * limit of the person who wrote its oldest post. If its first post is deleted, it counts for the author of a reply.
 * Otherwise, a person could start any number of conversations, reply to them and delete their first posts.
 */
async function limitTopics(tx: Transaction, slug: string, { id: userId }: { readonly id: string }) {
  const own = await tx.post.findMany({ where: { slug, userId }, select: { id: true } });
  const ownIds = new Set(own.map(({ id }) => id));
  const oldest = await tx.post.groupBy({ by: ["topicId"], where: { slug }, _min: { id: true } });
  if (oldest.filter(({ _min }) => ownIds.has(_min.id!)).length >= MOST_OWN_TOPICS) return "own-full";
  const topics = await tx.post.groupBy({ by: ["topicId"], where: { slug, hiddenOn: null } });
  return topics.length >= MOST_TOPICS ? "full" : null;
}

/** Changes the author's own post. Returns false if the author has no post with this id. */
export function editPost(reader: ExerciseReader, id: string, said: Said): Promise<boolean> {
  const { slug, person, hasPassed } = reader;
  return db.$transaction(async (tx) => {
    const found = await tx.post.findFirst({ where: { id, slug, userId: person.id }, select: OF_AUTHOR });
    if (!found) return false;
    await lockTopic(tx, found.topicId);
    const there = await tx.post.findMany({ where: { topicId: found.topicId }, orderBy: { id: "asc" }, select: SIGNED });
    // Another request may have changed or deleted the post before this one got the lock.
    const post = there.find((one) => one.id === id);
    if (!post) return false;
    const signed = said.isNamed === post.isNamed ? {} : await sign(tx, there, found, said.isNamed);
    await tx.post.update({
      where: { id },
      // If the author has passed since writing the post, the edited text may reveal more than the original.
      data: { ...said, ...signed, isEdited: true, ...(hasPassed && { isAfterPass: true }) },
    });
    return true;
  });
}

/** Deletes the author's own post but not the replies to it. Returns false if the author has no post with this id. */
export function deletePost({ slug, person }: ExerciseReader, id: string): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const post = await tx.post.findFirst({ where: { id, slug, userId: person.id }, select: { topicId: true } });
    if (!post) return false;
    await tx.post.delete({ where: { id } });
    const replies = await tx.post.count({ where: { topicId: post.topicId, id: { not: post.topicId } } });
    if (replies === 0) await dropReplyNotice(tx, post.topicId);
    return true;
  });
}

/**
 * Hides a post from everyone except its author and people who may hide posts, or shows it again. Returns false if the
 * reader may not hide posts, or if nothing changed.
 */
export async function setPostHidden(reader: ExerciseReader, id: string, isHidden: boolean): Promise<boolean> {
  const { slug, mayHide, person } = reader;
  if (!mayHide) return false;
  return db.$transaction(async (tx) => {
    const found = await tx.post.findFirst({ where: { id, slug }, select: { userId: true } });
    const { count } = await tx.post.updateMany({
      where: { id, slug, hiddenOn: isHidden ? null : { not: null } },
      data: { hiddenOn: isHidden ? today() : null },
    });
    if (!found || count === 0) return false;
    const action = isHidden ? "post.hidden" : "post.shown";
    await recordAudit(tx, { actorId: person.id, action, subject: `post:${id}`, aboutId: found.userId });
    return true;
  });
}
