import { z } from "zod";
import type { Person } from "~/accounts/guards.server";
import { today } from "~/database/coarse";
import { db, isUniqueConflict } from "~/database/db.server";
import type { Prisma } from "~/generated/prisma/client";
import type { AiSaid } from "~/kinds/ai-review";
import type { Range } from "~/kinds/place";
import { DAY_MS } from "~/operations/time";
import { plainReply } from "../talk/plain-reply";

/** Stores a model's review of a change: its comments as plain text, with their lines. */

interface Asker {
  readonly id: string;
}

/**
 * The maximum number of comments, and the maximum length of a comment. A page with more or longer comments would help
 * no one.
 */
const MOST = { comments: 20, letters: 1_500 } as const;

const CommentsSchema = z.array(z.object({ file: z.string(), from: z.int(), to: z.int(), text: z.string() }));
export type ModelComment = z.infer<typeof CommentsSchema>[number];

/**
 * The stored JSON: the comments, with the day on which the learner asked for them. Rows from before 28 Nov 2026 contain
 * only the comments.
 */
const StoredSchema = z.union([
  z.object({ on: z.iso.date(), comments: CommentsSchema }),
  CommentsSchema.transform((comments) => ({ on: null, comments })),
]);
const readStored = (json: string) => StoredSchema.parse(JSON.parse(json));

export interface StoredReview {
  readonly model: string;
  readonly comments: readonly ModelComment[];
  /** The number of comments in the reply that are not shown. */
  readonly leftOut: number;
}

/** The lines that a comment is about, in the version after the change. */
export const placeOf = ({ file, from, to }: Pick<ModelComment, "file" | "from" | "to">): Range => {
  return { file, side: "new", from, to };
};

/**
 * Returns the comments from a reply that can be shown, without links or markup. `isOnChange` says whether a comment's
 * lines exist in the change.
 */
export function readComments(
  said: readonly AiSaid[],
  isOnChange: (place: Range) => boolean,
): Pick<StoredReview, "comments" | "leftOut"> {
  const comments = said.flatMap(({ file, line, endLine, body }): ModelComment[] => {
    const plain = plainReply(body);
    const text = plain.length <= MOST.letters ? plain : `${plain.slice(0, MOST.letters)}…`;
    const comment = { file, from: line, to: Math.max(line, endLine ?? line), text };
    return text && isOnChange(placeOf(comment)) ? [comment] : [];
  });
  const shown = comments.slice(0, MOST.comments);
  return { comments: shown, leftOut: said.length - shown.length };
}

/**
 * Stores the review. Does nothing if the submission was deleted in the meantime, or if another process has stored a
 * review.
 */
export async function storeReview(learner: Asker, submissionId: string, review: StoredReview): Promise<void> {
  const { model, comments, leftOut } = review;
  const on = today().toISOString().slice(0, 10);
  const stored = { model, comments: JSON.stringify({ on, comments }), leftOut };
  try {
    await db.$transaction(async (tx) => {
      if ((await tx.submission.count({ where: { id: submissionId, userId: learner.id } })) === 0) return;
      await tx.modelReview.create({ data: { submissionId, userId: learner.id, ...stored } });
    });
  } catch (error) {
    if (!isUniqueConflict(error)) throw error;
  }
}

export async function findReview(learner: Asker, submissionId: string): Promise<StoredReview | null> {
  const row = await db.modelReview.findFirst({ where: { submissionId, userId: learner.id } });
  return row && { ...row, comments: readStored(row.comments).comments };
}

export async function deleteReview(person: Person, submissionId: string): Promise<void> {
  await db.modelReview.deleteMany({ where: { submissionId, userId: person.id } });
}

/**
 * Deletes the matching reviews that were stored on days that ended before this time. Returns the number of deleted
 * reviews.
 */
export async function deleteReviewsBefore(time: Date, where: Prisma.ModelReviewWhereInput): Promise<number> {
  let deleted = 0;
  const rows = await db.modelReview.findMany({ where, select: { submissionId: true, comments: true } });
  for (const row of rows) {
    const { on } = readStored(row.comments);
    // The condition includes the comments, so that a review that has just replaced this one is not deleted.
    if (on === null || new Date(on).getTime() + DAY_MS < time.getTime())
      deleted += (await db.modelReview.deleteMany({ where: row })).count;
  }
  return deleted;
}

/** Returns all model reviews that a learner asked for, for the export of their data. */
export async function exportReviews(learner: Asker) {
  const rows = await db.modelReview.findMany({ where: { userId: learner.id }, orderBy: { submissionId: "asc" } });
  return rows.map(({ userId: _, comments, ...row }) => ({ ...row, ...readStored(comments) }));
}
