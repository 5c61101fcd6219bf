import { type Exercise, getRevision } from "~/catalogue/catalogue.server";
import { today } from "~/database/coarse";
import { db, type Transaction } from "~/database/db.server";
import { AI_TRUTHS, type AiComment, type AiReview, type AiTruth, type FoundBy } from "~/kinds/ai-review";
import type { ProposedChange } from "~/kinds/capabilities";
import { isCounting } from "~/kinds/rules";
import type { Learner } from "./workspace/workspace.server";

/**
 * Lets learners judge the comments in a stored AI review: after their first submission of an exercise, before they open
 * any report on it. These judgements never affect a score. The rules are in docs/grading.md, "Comments by an AI
 * reviewer".
 */

const OPEN = { judgedOn: null };
const reviewOf = ({ kind, content }: Exercise): AiReview | null => kind.can.aiReview?.of(content) ?? null;

/**
 * Offers the comments if this is the learner's first submission of the exercise. Runs within the submission's
 * transaction.
 */
export async function offerComments(
  tx: Transaction,
  submission: {
    readonly id: string;
    readonly userId: string;
    readonly tryNumber: number;
    readonly hintsUsed: number;
  },
  exercise: Exercise,
): Promise<void> {
  const { id: submissionId, userId, tryNumber, hintsUsed } = submission;
  const comments = tryNumber === 1 ? reviewOf(exercise)?.comments : undefined;
  if (!comments) return;
  const counts = isCounting(exercise.kind.rules, tryNumber, hintsUsed) && !exercise.meta.secondFormOf;
  await tx.aiJudgement.createMany({ data: comments.map(({ id }) => ({ submissionId, comment: id, userId, counts })) });
}

/**
 * The id of the learner's submission of this exercise whose comments they still have to judge or skip; null if there is
 * none.
 */
export async function findUnjudged({ id: userId }: Learner, slug: string): Promise<string | null> {
  const row = await db.aiJudgement.findFirst({
    where: { userId, ...OPEN, submission: { slug } },
    select: { submissionId: true },
  });
  return row?.submissionId ?? null;
}

/**
 * The learner's submissions whose report isn't open yet, because they still have comments to judge or skip. Until the
 * learner has judged or skipped all comments, no page shows them their results, because a score would reveal which
 * comments are right. Mentors and leads see the results.
 */
export async function listClosed({ id: userId }: Learner): Promise<ReadonlySet<string>> {
  const open = await db.aiJudgement.findMany({
    where: { userId, ...OPEN },
    distinct: ["submissionId"],
    select: { submissionId: true },
  });
  if (open.length === 0) return new Set();
  const judged = { some: { id: { in: open.map(({ submissionId }) => submissionId) } } };
  const rows = await db.submission.findMany({
    where: { userId, exercise: { submissions: judged } },
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => id));
}

export interface Judging {
  readonly slug: string;
  readonly title: string;
  readonly model: string;
  /** The comment to judge now, and its position in the list. Doesn't say whether the comment is right. */
  readonly comment: Pick<AiComment, "id" | "place" | "body">;
  readonly number: number;
  readonly of: number;
  readonly change: ProposedChange;
  /** The code in the change's files, keyed by "old:path" and "new:path". */
  readonly code: Readonly<Record<string, string>>;
}

/** The next comment of a submission that the learner has to judge; null if all are judged, skipped or not offered. */
export async function openJudging({ id: userId }: Learner, submissionId: string): Promise<Judging | null> {
  const rows = await db.aiJudgement.findMany({
    where: { submissionId, userId, ...OPEN },
    include: { submission: { select: { revisionId: true, seed: true } } },
  });
  const [first] = rows;
  if (!first) return null;
  const exercise = await getRevision(first.submission.revisionId);
  const answers = new Map(rows.map(({ comment, answer }) => [comment, answer]));
  const offered = reviewOf(exercise)?.comments.filter(({ id }) => answers.has(id)) ?? [];
  const at = offered.findIndex(({ id }) => answers.get(id) === null);
  if (at < 0) {
    // Nothing is left to judge, because two answers arrived at the same time, or because the exercise no longer has
    // these comments.
    await db.$transaction((tx) => finish(tx, submissionId, exercise));
    return null;
  }
  const { kind, content, slug, meta } = exercise;
  const open = await kind.open(content, first.submission.seed);
  const { id, place, body } = offered[at]!;
  return {
    slug,
    title: meta.title,
    model: reviewOf(exercise)!.model,
    comment: { id, place, body },
    number: at + 1,
    of: offered.length,
    change: kind.can.change!.shown(open),
    code: kind.workspace.plain(open).code,
  };
}

/**
 * Stores an answer to one comment. The answer can be changed until all comments are judged. After that, all answers are
 * final and this function does nothing.
 */
export async function judgeComment(
  learner: Learner,
  submissionId: string,
  { comment, answer }: { readonly comment: number; readonly answer: AiTruth },
): Promise<void> {
  const exercise = await findExerciseOf(learner, submissionId);
  if (!exercise) return;
  await db.$transaction(async (tx) => {
    const { count } = await tx.aiJudgement.updateMany({
      where: { submissionId, userId: learner.id, comment, ...OPEN },
      data: { answer },
    });
    if (count === 0) return;
    const left = await tx.aiJudgement.count({ where: { submissionId, answer: null, ...OPEN } });
    if (left === 0) await finish(tx, submissionId, exercise);
  });
}

/** Leaves the remaining comments unjudged. Answers already given are kept, and become final. */
export async function skipComments(learner: Learner, submissionId: string): Promise<void> {
  const exercise = await findExerciseOf(learner, submissionId);
  if (!exercise) return;
  await db.$transaction(async (tx) => {
    await tx.aiJudgement.deleteMany({ where: { submissionId, userId: learner.id, answer: null, ...OPEN } });
    await finish(tx, submissionId, exercise);
  });
}

/**
 * Finds the exercise of a learner's submission. Call this function before a transaction begins: it doesn't use the
 * transaction's connection, so inside a transaction it would wait for that transaction to end.
 */
async function findExerciseOf({ id: userId }: Learner, submissionId: string): Promise<Exercise | null> {
  const row = await db.submission.findFirst({ where: { id: submissionId, userId }, select: { revisionId: true } });
  return row && getRevision(row.revisionId);
}

/**
 * Makes the answers final, and stores with each answer the truth about its comment. The outbox row causes the cohort's
 * figures to be calculated again.
 */
async function finish(tx: Transaction, submissionId: string, exercise: Exercise): Promise<void> {
  const judgedOn = today();
  for (const { id: comment, truth } of reviewOf(exercise)?.comments ?? [])
    await tx.aiJudgement.updateMany({
      where: { submissionId, comment, answer: { not: null }, ...OPEN },
      data: { truth, judgedOn },
    });
  // Only comments that the exercise no longer has are still open.
  await tx.aiJudgement.deleteMany({ where: { submissionId, ...OPEN } });
  await tx.outbox.create({ data: { type: "said", subjectId: submissionId, payload: "{}" } });
}

/** A stored AI review as a report shows it, with the truth about each comment and the learner's answers. */
export interface ShownAiReview extends AiReview {
  readonly comments: readonly (AiComment & { readonly answer: AiTruth | null })[];
  readonly foundBy: readonly FoundBy[];
}

/**
 * The exercise's stored AI review for a report; null if the exercise has none. Only reports may show it, because it
 * includes the truth about each comment.
 */
export async function readAiReview(
  exercise: Exercise,
  submissionId: string,
  report: unknown,
): Promise<ShownAiReview | null> {
  const review = reviewOf(exercise);
  if (!review) return null;
  const rows = await db.aiJudgement.findMany({ where: { submissionId, judgedOn: { not: null } } });
  const answers = new Map(rows.map(({ comment, answer }) => [comment, AI_TRUTHS.find((one) => one === answer)]));
  return {
    ...review,
    comments: review.comments.map((comment) => ({ ...comment, answer: answers.get(comment.id) ?? null })),
    foundBy: exercise.kind.can.aiReview!.foundBy(exercise.content, report),
  };
}
