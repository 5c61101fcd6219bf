import type { Unseen } from "~/accounts/reading/unseen.server";
import { findExercise, findReadable } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { listClosed } from "~/grading/ai-review.server";
import type { Evidence } from "~/kinds/progress";
import type { KindId } from "~/kinds/registry";
import { isCounting } from "~/kinds/rules";
import type { VerdictTrial } from "~/kinds/trust";
import { asGradedAlone, backedOf, evidenceOf, type Status, trialOf } from "./fact";
import { findRevisions, readFacts } from "./facts.server";

/** One submission with its current result. */
export interface Graded {
  readonly submissionId: string;
  readonly slug: string;
  readonly kind: KindId;
  readonly title: string;
  readonly tryNumber: number;
  readonly counting: boolean;
  /** See `Read`. */
  readonly isScored: boolean;
  readonly isUndecided: boolean;
  readonly handedInAt: Date;
  readonly status: "waiting" | Status;
  readonly score: number | null;
  /**
   * Whether a pass is backed by a test or a mentor (`~/kinds/backing`); null if the kind needs no backing, or while
   * the submission waits for its grade.
   */
  readonly backed: boolean | null;
  readonly evidence: readonly Evidence[];
  readonly trial: VerdictTrial | null;
}

/**
 * All submissions of a learner, newest first, with their evidence about skills and trust. Read from the reports
 * themselves, so that results from a moment ago are included. For submissions in `asGraded`, uses the grader's own
 * results and ignores any score that a person set. A submission whose report isn't open to its learner yet counts as
 * waiting. Leaves out submissions whose revision this version of Onramp can't read.
 */
export async function listGraded(learnerId: string, asGraded: Unseen): Promise<Graded[]> {
  const closed = [...(await listClosed({ id: learnerId }))];
  const waiting = await db.submission.findMany({
    where: { userId: learnerId, OR: [{ results: { none: {} } }, { id: { in: closed } }] },
    select: { id: true, slug: true, revisionId: true, tryNumber: true, hintsUsed: true, handedInAt: true },
  });
  const graded: Graded[] = [];
  const of = { userId: learnerId, id: { notIn: closed } };
  for (const { fact: found, isScored, isUndecided } of await readFacts(of, await findRevisions(of))) {
    const fact = asGraded.has(found.submissionId) ? asGradedAlone(found) : found;
    const { submissionId, slug, kind, tryNumber, counting, handedInAt, status, score } = fact;
    graded.push({
      submissionId,
      slug,
      kind,
      title: await titleOf(fact),
      tryNumber,
      counting,
      isScored,
      isUndecided,
      handedInAt,
      status,
      score,
      backed: backedOf(fact),
      evidence: evidenceOf(fact),
      trial: trialOf(fact),
    });
  }
  for (const { id, ...row } of waiting) {
    const { slug, tryNumber, hintsUsed, handedInAt } = row;
    const exercise = await findReadable(row.revisionId);
    if (!exercise) continue;
    const { id: kind, rules } = exercise.kind;
    const counting = isCounting(rules, tryNumber, hintsUsed);
    graded.push({
      submissionId: id,
      slug,
      kind,
      title: await titleOf(row),
      tryNumber,
      counting,
      isScored: counting,
      isUndecided: false,
      handedInAt,
      status: "waiting",
      score: null,
      backed: null,
      evidence: [],
      trial: null,
    });
  }
  return graded.sort((a, b) => (a.submissionId < b.submissionId ? 1 : -1));
}

const titleOf = async ({ slug, revisionId }: { slug: string; revisionId: string }) =>
  findExercise(slug)?.meta.title ?? (await findReadable(revisionId))?.meta.title ?? slug;
