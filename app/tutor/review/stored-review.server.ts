import { z } from "zod";
import type { Person } from "~/accounts/guards.server";
import { db } from "~/database/db.server";
import type { AiSaid } from "~/kinds/ai-review";
import type { Range } from "~/kinds/place";
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

/** Stores the review and replaces an earlier one. Does nothing if the submission was deleted in the meantime. */
export async function storeReview(learner: Asker, submissionId: string, review: StoredReview): Promise<void> {
  const { model, comments, leftOut } = review;
  const stored = { model, comments: JSON.stringify(comments), leftOut };
  await db.$transaction(async (tx) => {
    if ((await tx.submission.count({ where: { id: submissionId, userId: learner.id } })) === 0) return;
    const create = { submissionId, userId: learner.id, ...stored };
    await tx.modelReview.upsert({ where: { submissionId, userId: learner.id }, create, update: stored });
  });
}

export async function findReview(learner: Asker, submissionId: string): Promise<StoredReview | null> {
  const row = await db.modelReview.findFirst({ where: { submissionId, userId: learner.id } });
  return row && { ...row, comments: CommentsSchema.parse(JSON.parse(row.comments)) };
}

export async function deleteReview(person: Person, submissionId: string): Promise<void> {
  await db.modelReview.deleteMany({ where: { submissionId, userId: person.id } });
}

/** All model reviews that a learner asked for, for their export. */
export async function exportReviews(learner: Asker) {
  const rows = await db.modelReview.findMany({ where: { userId: learner.id }, orderBy: { submissionId: "asc" } });
  return rows.map(({ userId: _, comments, ...row }) => ({ ...row, comments: JSON.parse(comments) as unknown }));
}
