import { z } from "zod";
import { asPeer } from "~/accounts/reading/names.server";
import type { SubmissionReader } from "~/accounts/reading/submission-reader.server";
import { db, type Transaction } from "~/database/db.server";
import { lockSubmission } from "~/database/locks.server";
import { newId } from "~/database/ordered-ids";
import { isFew, TOO_MANY_LINES } from "~/ui/diff/note-lines";
import { talkChanged } from "../notices/news-watch.server";
import { notifyOfComment } from "../notices/notices.server";
import { listPeersOn } from "../queue/peers.server";

/** Someone who reads or writes comments. Guards have checked their right to do so. */
interface Person {
  readonly id: string;
}

/** A place in a submission: a line of the change, of the suite, or of a fixed file. */
export const PlaceSchema = z
  .object({
    file: z.string().min(1).max(300),
    side: z.enum(["old", "new"]),
    line: z.coerce.number().int().min(1).max(100_000),
    /** The last line, for a range of lines. */
    endLine: z.coerce.number().int().min(1).max(100_000).nullish(),
  })
  .refine(({ line, endLine }) => isFew(line, endLine ?? line), TOO_MANY_LINES);
export type Place = z.infer<typeof PlaceSchema>;

export const CommentSchema = z
  .string()
  .trim()
  .min(1, "Write what you want to say.")
  .max(10_000, "This comment is longer than 10,000 characters. Shorten it, or write two comments.");

export interface CommentView {
  readonly id: string;
  /** The author's name; "deleted" if the account is gone. */
  readonly author: string;
  readonly isMine: boolean;
  /** True if the submission's learner wrote the comment. Set only if the caller specifies the learner. */
  readonly isLearners: boolean;
  /** The text as written, in Markdown. */
  readonly text: string;
  /** True if a language model drafted the comment's first version. */
  readonly isDrafted: boolean;
  readonly at: Date;
}

export interface ThreadView extends Place {
  readonly id: string;
  readonly isResolved: boolean;
  readonly comments: readonly CommentView[];
}

/**
 * The threads of a submission, sorted by place, each with its comments in order. Peers, and readers who may still
 * review the submission independently, see only the learner's comments and their own. `learner` is the submission's
 * learner, with the name that this reader may see.
 */
export async function listThreads(
  reader: SubmissionReader,
  learner?: { readonly id: string; readonly name: string },
): Promise<ThreadView[]> {
  const { person, submissionId } = reader;
  const [found, isHidden, peers] = await Promise.all([
    db.thread.findMany({
      where: { submissionId },
      orderBy: [{ file: "asc" }, { line: "asc" }, { id: "asc" }],
      include: { comments: { orderBy: { id: "asc" }, include: { author: { select: { id: true, name: true } } } } },
    }),
    findHidden(reader),
    listPeersOn(submissionId),
  ]);
  const rows = found.flatMap(({ comments, ...thread }) => {
    if (isHidden(thread.openedById)) return [];
    return { ...thread, comments: comments.filter(({ authorId }) => !isHidden(authorId)) };
  });
  const nameOf = (author: { readonly id: string; readonly name: string }) => {
    if (author.id === learner?.id) return learner.name;
    const seat = peers.get(author.id);
    return seat === undefined ? author.name : asPeer(author.name, seat);
  };
  const threads = rows.map(({ id, file, side, line, endLine, resolvedAt, comments }) => ({
    id,
    file,
    side: side as Place["side"],
    line,
    endLine,
    isResolved: resolvedAt !== null,
    comments: comments.map(({ id: commentId, author, text, isDrafted, createdAt }) => ({
      id: commentId,
      author: author ? nameOf(author) : "deleted",
      isMine: author?.id === person.id,
      isLearners: author !== null && author.id === learner?.id,
      text,
      isDrafted,
      at: createdAt,
    })),
  }));
  return reader.isPeer ? ownOf(threads) : threads;
}

/** The threads, reduced to the comments that the reader and the learner wrote. */
function ownOf(threads: readonly ThreadView[]): ThreadView[] {
  return threads.flatMap(({ comments, ...thread }) => {
    const own = comments.filter(({ isMine, isLearners }) => isMine || isLearners);
    return own.length === 0 ? [] : [{ ...thread, comments: own }];
  });
}

/** Returns a function that says whether a person's comments on a submission are hidden from this reader for now. */
async function findHidden(reader: SubmissionReader): Promise<(authorId: string | null) => boolean> {
  const { person, submissionId } = reader;
  if (!(await reader.isUnseen())) return () => false;
  const { userId } = await db.submission.findUniqueOrThrow({ where: { id: submissionId }, select: { userId: true } });
  return (authorId) => authorId !== userId && authorId !== person.id;
}

/**
 * Limits for the comments on a submission, which one page shows. They are far above what people write, and low enough
 * for the page to respond quickly.
 */
const MOST_COMMENTS = 1_000;
const MOST_IN_ALL = 200_000;

/** Thrown if a submission would get more comments than a page can show. The message is for the comment's author. */
export class TooManyComments extends Error {}

/** Locks the submission, and throws `TooManyComments` if it has no room for the new comments. */
export async function limitComments(tx: Transaction, submissionId: string, texts: readonly string[]): Promise<void> {
  await lockSubmission(tx, submissionId);
  const [there] = await tx.$queryRaw<{ count: bigint | number; length: bigint | number | null }[]>`
    SELECT COUNT(*) AS count, SUM(LENGTH(c.text)) AS length
    FROM "Comment" AS c JOIN "Thread" AS t ON t.id = c."threadId" WHERE t."submissionId" = ${submissionId}`;
  if (Number(there!.count) + texts.length > MOST_COMMENTS)
    throw new TooManyComments(
      `A submission can have at most ${MOST_COMMENTS.toLocaleString("en-GB")} comments. Continue in the comments on the next attempt.`,
    );
  if (Number(there!.length) + texts.join("").length > MOST_IN_ALL)
    throw new TooManyComments(
      `The comments on a submission can have at most ${MOST_IN_ALL.toLocaleString("en-GB")} characters in total. Shorten your comment.`,
    );
}

/**
 * Opens a thread with its first comment, and notifies the submission's learner and everyone else in the thread. Throws
 * `TooManyComments`.
 */
export async function openThread(person: Person, submissionId: string, place: Place, text: string): Promise<string> {
  return db.$transaction(async (tx) => {
    await limitComments(tx, submissionId, [text]);
    const { id } = await tx.thread.create({
      data: { submissionId, openedById: person.id, ...place },
      select: { id: true },
    });
    await tx.comment.create({ data: { threadId: id, authorId: person.id, text } });
    await notifyOfComment(tx, person, { id, submissionId });
    return id;
  });
}

/**
 * Replies in a thread of this submission, and notifies the submission's learner and everyone else in the thread.
 * Returns false if the thread does not exist. Throws `TooManyComments`.
 */
export async function reply(person: Person, submissionId: string, threadId: string, text: string): Promise<boolean> {
  const thread = await db.thread.findFirst({ where: { id: threadId, submissionId }, select: { id: true } });
  if (!thread) return false;
  await db.$transaction(async (tx) => {
    await limitComments(tx, submissionId, [text]);
    const last = await tx.comment.findFirst({ where: { threadId }, orderBy: { id: "desc" }, select: { id: true } });
    await tx.comment.create({ data: { id: newId(last?.id), threadId, authorId: person.id, text } });
    await notifyOfComment(tx, person, { id: threadId, submissionId });
  });
  return true;
}

/** Marks a thread of this submission as resolved, or as open again. Returns false if the thread does not exist. */
export async function setResolved(submissionId: string, threadId: string, isResolved: boolean): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.thread.updateMany({
      where: { id: threadId, submissionId },
      data: { resolvedAt: isResolved ? new Date() : null },
    });
    await talkChanged(tx, submissionId);
    return count > 0;
  });
}
