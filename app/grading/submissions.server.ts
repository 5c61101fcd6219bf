import { getRevision } from "~/catalogue/catalogue.server";
import { db } from "~/db.server";
import type { Headline, KindId } from "~/kinds/kind";
import { isCounting } from "~/kinds/progress";
import { gradeKey } from "./hand-in.server";
import { findPendingJob, retryJob } from "./queue.server";

/** Where a submission stands: in line, graded, or broken by us (tried again by itself while `willRetry`). */
export type Grading =
  | { readonly state: "waiting" }
  | { readonly state: "ungraded"; readonly willRetry: boolean }
  | {
      readonly state: "graded";
      readonly report: unknown;
      readonly headline: Headline;
      readonly status: string;
      readonly score: number;
    };

export interface OpenSubmission {
  readonly id: string;
  readonly slug: string;
  readonly kind: KindId;
  readonly title: string;
  readonly learner: { readonly id: string; readonly name: string };
  readonly tryNumber: number;
  readonly isCounting: boolean;
  readonly hintsUsed: number;
  readonly confidence: number;
  readonly handedInAt: Date;
  readonly work: unknown;
  readonly open: unknown;
  readonly grading: Grading;
  /** The question after a pass, with the answer that was given. Null where there is none. */
  readonly question: {
    readonly asks: string;
    readonly start: string;
    readonly answer: { readonly source: string; readonly holds: boolean; readonly message: string } | null;
  } | null;
}

/** Whose submission it is, for the guard. Null when there is none. */
export async function findOwner(submissionId: string): Promise<string | null> {
  const row = await db.submission.findUnique({ where: { id: submissionId }, select: { userId: true } });
  return row?.userId ?? null;
}

/** The newest result: by the time it was graded. */
const newest = { orderBy: { gradedAt: "desc" }, take: 1 } as const;

/** A submission as it was handed in, with what the grader said. The caller has checked who may see it. */
export async function getSubmission(submissionId: string): Promise<OpenSubmission> {
  const row = await db.submission.findUniqueOrThrow({
    where: { id: submissionId },
    include: { user: { select: { id: true, name: true } }, results: newest, explanation: true },
  });
  const { kind, content, meta } = await getRevision(row.revisionId);
  const result = row.results[0];
  const isPassed = result?.status === "passed";
  const question = isPassed ? (kind.question?.(content) ?? null) : null;
  return {
    id: row.id,
    slug: row.slug,
    kind: kind.id,
    title: meta.title,
    learner: row.user,
    tryNumber: row.tryNumber,
    isCounting: isCounting(kind.id, row.tryNumber, row.hintsUsed),
    hintsUsed: row.hintsUsed,
    confidence: row.confidence,
    handedInAt: row.handedInAt,
    work: kind.workSchema.parse(JSON.parse(row.work)),
    open: await kind.open(content, row.seed),
    grading: result ? gradedAs(kind, result) : await findUngraded(row.id),
    question: question && { ...question, answer: row.explanation },
  };
}

function gradedAs(
  kind: Awaited<ReturnType<typeof getRevision>>["kind"],
  result: { report: string; status: string; score: number },
): Grading {
  const report = kind.reportSchema.parse(JSON.parse(result.report));
  return { state: "graded", report, headline: kind.headline(report), status: result.status, score: result.score };
}

async function findUngraded(submissionId: string): Promise<Grading> {
  const job = await findPendingJob(gradeKey(submissionId));
  if (job && !job.hasFailed) return { state: "waiting" };
  return { state: "ungraded", willRetry: job?.willRetry ?? false };
}

/** Whether there is a result. */
export async function isGraded(submissionId: string): Promise<boolean> {
  return (await db.result.count({ where: { submissionId } })) > 0;
}

/** Grades again what used up its tries. */
export async function gradeAgain(submissionId: string): Promise<boolean> {
  return retryJob(gradeKey(submissionId));
}
