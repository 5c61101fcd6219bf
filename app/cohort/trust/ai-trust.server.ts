import { db } from "~/database/db.server";
import type { Submission } from "~/generated/prisma/client";
import type { AiTruth } from "~/kinds/ai-review";
import { judgeAiTrust, type Trust, type VerdictCounts } from "~/kinds/trust";
import type { OfLearners } from "../counts/learning.server";
import { type Share, shareOf } from "../counts/shares";

/** Trust in AI reviewers, calculated from the answers that are final and count. The rules are in docs/grading.md. */

const COUNTS = { counts: true, judgedOn: { not: null } };
const RIGHT: AiTruth = "right";
const NONE: VerdictCounts = { flawed: 0, clean: 0, hits: 0, falseAlarms: 0 };

/**
 * Counts the answers of each learner who gave any. `flawed` counts comments that are right, and `clean` counts all
 * others.
 */
export async function countAiAnswers(of: OfLearners): Promise<{ id: string; counts: VerdictCounts }[]> {
  const rows = await db.aiJudgement.groupBy({
    by: ["userId", "truth", "answer"],
    where: { ...of, ...COUNTS },
    _count: true,
  });
  const learners = new Map<string, VerdictCounts>();
  for (const { userId, truth, answer, _count } of rows) {
    const { flawed, clean, hits, falseAlarms } = learners.get(userId) ?? NONE;
    const acts = answer === RIGHT ? _count : 0;
    learners.set(
      userId,
      truth === RIGHT
        ? { flawed: flawed + _count, clean, hits: hits + acts, falseAlarms }
        : { flawed, clean: clean + _count, hits, falseAlarms: falseAlarms + acts },
    );
  }
  return [...learners].map(([id, counts]) => ({ id, counts }));
}

/** The answers of these learners, keyed by learner id, with the time of the submission in which they were given. */
export async function listAiAnswers(learnerIds: readonly string[]): Promise<ReadonlyMap<string, AiAnswer[]>> {
  const rows = await db.aiJudgement.findMany({
    where: { userId: { in: [...learnerIds] }, ...COUNTS },
    select: { userId: true, truth: true, answer: true, submission: { select: { handedInAt: true } } },
  });
  const answers = new Map<string, AiAnswer[]>(learnerIds.map((id) => [id, []]));
  for (const { userId, truth, answer, submission } of rows)
    answers.get(userId)!.push({
      handedInAt: submission.handedInAt,
      isRight: truth === RIGHT,
      saidRight: answer === RIGHT,
    });
  return answers;
}

/** An answer to one comment of an AI reviewer. `isRight`: whether the comment was right. */
export interface AiAnswer {
  readonly handedInAt: Date;
  readonly isRight: boolean;
  readonly saidRight: boolean;
}

/**
 * The share of right comments that the learner marked as right, or of other comments that the learner did not mark as
 * right.
 */
export interface AiAnswersRow extends Share {
  readonly comments: "right" | "other";
  /** One entry for each comment, newest first. */
  readonly behind: readonly { readonly submissionId: string; readonly isRight: boolean }[];
}

export interface OwnAiTrust {
  readonly trust: Trust;
  readonly answers: readonly AiAnswersRow[];
  /** The submissions whose comments were judged. A submission is listed once for each comment. */
  readonly submissions: readonly (Pick<Submission, "slug" | "revisionId" | "handedInAt" | "confidence"> & {
    readonly submissionId: string;
  })[];
}

/** A learner's own trust in AI reviewers, with the submissions behind it. */
export async function getOwnAiTrust({ id: userId }: { readonly id: string }): Promise<OwnAiTrust> {
  const rows = await db.aiJudgement.findMany({
    where: { userId, ...COUNTS },
    orderBy: [{ submission: { handedInAt: "desc" } }, { submissionId: "desc" }, { comment: "asc" }],
    include: { submission: { select: { slug: true, revisionId: true, handedInAt: true, confidence: true } } },
  });
  const [all] = await countAiAnswers({ userId: { in: [userId] } });
  const { flawed, clean, hits, falseAlarms } = all?.counts ?? NONE;
  const behind = (isSignal: boolean) =>
    rows
      .filter(({ truth }) => (truth === RIGHT) === isSignal)
      .map(({ submissionId, answer }) => ({ submissionId, isRight: (answer === RIGHT) === isSignal }));
  return {
    trust: judgeAiTrust({ flawed, clean, hits, falseAlarms }),
    answers: [
      { comments: "right", ...shareOf(hits, flawed), behind: behind(true) },
      { comments: "other", ...shareOf(clean - falseAlarms, clean), behind: behind(false) },
    ],
    submissions: rows.map(({ submissionId, submission }) => ({ submissionId, ...submission })),
  };
}
