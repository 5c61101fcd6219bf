import { type Exercise, getRevision } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import type { Origin } from "~/kinds/exercise";
import type { Headline } from "~/kinds/kind";
import type { KindId } from "~/kinds/registry";
import { isCounting } from "~/kinds/rules";
import { EFFECTIVE } from "./effective";
import { gradeKey } from "./hand-in.server";
import { findPendingJob, retryJob } from "./queue.server";

/** A submission's state: queued, graded, or failed on our side (retried automatically while `willRetry`). */
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
  /** The question after a pass, with the learner's answer. Null if there is none. */
  readonly question: {
    readonly asks: string;
    readonly start: string;
    readonly answer: { readonly source: string; readonly holds: boolean; readonly message: string } | null;
  } | null;
}

/** The submission's owner, for the guard. Null if there is none. */
export async function findOwner(submissionId: string): Promise<string | null> {
  const row = await db.submission.findUnique({ where: { id: submissionId }, select: { userId: true } });
  return row?.userId ?? null;
}

/**
 * A submission as handed in, with its current result. `asGraded`: with the grader's own result, whatever a person set.
 * `asHandedIn`: with the grader's own by the key of its revision, whatever was ruled since. The caller has checked who
 * may see it.
 */
export async function getSubmission(
  submissionId: string,
  { asGraded = false, asHandedIn = false } = {},
): Promise<OpenSubmission> {
  const own = { orderBy: EFFECTIVE.orderBy, where: { rank: 0 } };
  const results = asGraded || asHandedIn ? own : EFFECTIVE;
  const row = await db.submission.findUniqueOrThrow({
    where: { id: submissionId },
    include: { user: { select: { id: true, name: true } }, results, explanation: true },
  });
  const { kind, content, meta } = await getRevision(row.revisionId);
  const result = asHandedIn ? row.results.find((one) => one.revisionId === row.revisionId) : row.results[0];
  const isPassed = result?.status === "passed";
  const question = isPassed ? (kind.can.explainBack?.question(content) ?? null) : null;
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
    grading: result ? gradedAs(kind, result) : await findUngraded(row.id),
    question: question && { ...question, answer: row.explanation },
  };
}

/**
 * The exercise's own correct version of the submitted files, for mentors: never for a learner. Null if its kind has
 * none. Equal files are left out.
 */
export async function findReference({ id, open, work }: Pick<OpenSubmission, "id" | "open" | "work">) {
  const { revisionId } = await db.submission.findUniqueOrThrow({ where: { id }, select: { revisionId: true } });
  return compareWithReference(await getRevision(revisionId), { open, work });
}

/** The same for work that was not handed in. */
export function compareWithReference(
  { kind, content }: Pick<Exercise, "kind" | "content">,
  { open, work }: Pick<OpenSubmission, "open" | "work">,
) {
  if (!kind.can.reference) return null;
  const start = (open as { files: readonly { path: string; text: string }[] }).files;
  const own = kind.work.files(open, work as never);
  const reference = kind.can.reference.files(content);
  return start.flatMap(({ path, text }) => {
    const [repair, right] = [own[path] ?? text, reference[path] ?? text];
    return repair === right ? [] : [{ path, repair, reference: right }];
  });
}

/** The learner's last attempt at the same exercise before this one that has a result; null if there is none. */
export async function findTryBefore({
  learner,
  slug,
  tryNumber,
}: Pick<OpenSubmission, "learner" | "slug" | "tryNumber">): Promise<string | null> {
  const row = await db.submission.findFirst({
    where: { userId: learner.id, slug, tryNumber: { lt: tryNumber }, results: { some: {} } },
    orderBy: { tryNumber: "desc" },
    select: { id: true },
  });
  return row?.id ?? null;
}

function gradedAs(
  kind: Awaited<ReturnType<typeof getRevision>>["kind"],
  result: { report: string; status: string; score: number },
): Grading {
  const report = kind.report.schema.parse(JSON.parse(result.report));
  return {
    state: "graded",
    report,
    headline: kind.report.headline(report),
    status: result.status,
    score: result.score,
  };
}

async function findUngraded(submissionId: string): Promise<Grading> {
  const job = await findPendingJob(gradeKey(submissionId));
  if (job && !job.hasFailed) return { state: "waiting" };
  return { state: "ungraded", willRetry: job?.willRetry ?? false };
}

/** Retries a grading that used up its attempts. */
export async function gradeAgain(submissionId: string): Promise<boolean> {
  return retryJob(gradeKey(submissionId));
}
