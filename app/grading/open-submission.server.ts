import { openRevision } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { chosenStep } from "~/kinds/actionable";
import type { Origin } from "~/kinds/exercise";
import type { KindId, SomeKind } from "~/kinds/registry";
import { isCounting } from "~/kinds/rules";
import type { RulingEnd } from "~/kinds/stand-by";
import { listClosed, readAiReview, type ShownAiReview } from "./ai-review.server";
import { EFFECTIVE, reportWithScore } from "./effective";
import { gradeKey } from "./hand-in.server";
import { findPendingJob } from "./queue/queue.server";
import type { Learner } from "./workspace/workspace.server";

/**
 * The state of a submission's grading: queued, graded, or failed on our side (`willRetry` is true while it is retried
 * automatically).
 */
export type Grading =
  | { readonly state: "waiting" }
  | { readonly state: "ungraded"; readonly willRetry: boolean }
  | {
      readonly state: "graded";
      readonly report: unknown;
      readonly status: string;
      readonly score: number;
    };

export interface OpenSubmission {
  readonly id: string;
  readonly slug: string;
  readonly kind: KindId;
  readonly title: string;
  /** Shown only after submission. */
  readonly origin: Origin;
  readonly learner: { readonly id: string; readonly name: string };
  readonly tryNumber: number;
  readonly isCounting: boolean;
  readonly hintsUsed: number;
  readonly confidence: number;
  readonly handedInAt: Date;
  readonly work: unknown;
  readonly open: unknown;
  readonly grading: Grading;
  /** The revision whose key was used to grade the submission. */
  readonly gradedRevisionId: string;
  /** An AI reviewer's review of the same change. Null before grading, and if the exercise has no such review. */
  readonly aiReview: ShownAiReview | null;
  /** The question after a pass, with the learner's answer. Null if there is no question. */
  readonly question: {
    readonly asks: string;
    readonly start: string;
    readonly answer: { readonly source: string; readonly holds: boolean; readonly message: string } | null;
  } | null;
}

/**
 * Which result of a submission to show. `standing`: the current result. `own`: the grader's own result, even if a
 * person set another one. `own-as-handed-in`: the grader's own result with the key as it was at submission, without
 * later rulings.
 */
type Which = "standing" | "own" | "own-as-handed-in";

/** A submission with the chosen result. The caller must have checked who may see which result (`readWork`). */
export async function getSubmission(submissionId: string, which: Which): Promise<OpenSubmission> {
  const own = { orderBy: EFFECTIVE.orderBy, where: { rank: 0 } };
  const results = which === "standing" ? EFFECTIVE : own;
  const row = await db.submission.findUniqueOrThrow({
    where: { id: submissionId },
    include: {
      user: { select: { id: true, name: true } },
      results,
      explanation: true,
      stoodBy: true,
      reviews: { where: { isPeer: false }, orderBy: { id: "desc" }, select: { choices: true } },
    },
  });
  const exercise = await openRevision(row.revisionId);
  const { kind, content, meta } = exercise;
  const result =
    which === "own-as-handed-in" ? row.results.find((one) => one.revisionId === row.revisionId) : row.results[0];
  const isPassed = result?.status === "passed";
  const question = isPassed ? (kind.can.explainBack?.question(content) ?? null) : null;
  const stoodBy = which === "own-as-handed-in" ? null : row.stoodBy;
  // Only readers of the current result may know what a mentor chose.
  const reviews = which === "standing" ? row.reviews : [];
  const grading = result ? gradedAs(kind, result, stoodBy, reviews) : await findUngraded(row);
  if (!grading) return getSubmission(submissionId, which);
  return {
    id: row.id,
    slug: row.slug,
    kind: kind.id,
    title: meta.title,
    origin: meta.origin,
    learner: row.user,
    tryNumber: row.tryNumber,
    isCounting: isCounting(kind.rules, row.tryNumber, row.hintsUsed),
    hintsUsed: row.hintsUsed,
    confidence: row.confidence,
    handedInAt: row.handedInAt,
    work: kind.work.schema.parse(JSON.parse(row.work)),
    open: await kind.open(content, row.seed),
    grading,
    gradedRevisionId: result?.revisionId ?? row.revisionId,
    aiReview: grading.state === "graded" ? await readAiReview(exercise, row.id, grading.report) : null,
    question: question && { ...question, answer: row.explanation },
  };
}

/** A learner's own submission with its report; null while the report isn't open to them. */
export async function findOpenReport(learner: Learner, submissionId: string) {
  const own = await db.submission.count({ where: { id: submissionId, userId: learner.id } });
  if (own === 0 || (await listClosed(learner)).has(submissionId)) return null;
  const { grading, ...submission } = await getSubmission(submissionId, "standing");
  return grading.state === "graded" ? { ...submission, grading } : null;
}

type StoodBy = { readonly isHeld: boolean; readonly state: string } | null;

/** Adds to a report how the wait for a ruling on its held finding ended, if it has ended. */
export function withRulingEnd(kind: SomeKind, report: unknown, stoodBy: StoodBy): unknown {
  if (!stoodBy?.isHeld || stoodBy.state === "waiting") return report;
  return kind.can.standBy?.withEnd(report, stoodBy.state as RulingEnd) ?? report;
}

type Reviews = readonly { readonly choices: string }[];

/** Adds to a report whether a mentor confirmed the learner's claims. `reviews`: the mentors' reviews, newest first. */
export function withConfirmed({ can: { backing } }: SomeKind, report: unknown, reviews: Reviews): unknown {
  if (!backing) return report;
  const { line, fromStep } = backing.confirmedBy;
  const step = reviews.map(({ choices }) => chosenStep(choices, line)).find((one) => one !== undefined);
  return step === undefined ? report : backing.withConfirmed(report, step >= fromStep);
}

function gradedAs(
  kind: SomeKind,
  result: { report: string; status: string; score: number; rank: number },
  stoodBy: StoodBy,
  reviews: Reviews,
): Grading {
  const stored = result.rank === 0 ? reportWithScore(result) : JSON.parse(result.report);
  const report = withConfirmed(kind, withRulingEnd(kind, kind.report.schema.parse(stored), stoodBy), reviews);
  return {
    state: "graded",
    report,
    status: result.status,
    score: result.score,
  };
}

/** The state of a submission for which no result was read. Null if it has been graded since. */
async function findUngraded({ id, results }: { id: string; results: readonly unknown[] }): Promise<Grading | null> {
  const job = await findPendingJob(gradeKey(id));
  if (job && !job.hasFailed) return { state: "waiting" };
  if (!job && results.length === 0 && (await db.result.count({ where: { submissionId: id } })) > 0) return null;
  return { state: "ungraded", willRetry: job?.willRetry ?? false };
}
