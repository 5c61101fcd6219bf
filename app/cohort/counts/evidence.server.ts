import type { Unseen } from "~/accounts/reading/unseen.server";
import { type Exercise, findExercise } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { listClosed } from "~/grading/ai-review.server";
import type { Evidence } from "~/kinds/progress";
import type { KindId } from "~/kinds/registry";
import { isCounting } from "~/kinds/rules";
import type { VerdictTrial } from "~/kinds/trust";
import { asGradedAlone, backedOf, evidenceOf, type Fact, type Status, trialOf } from "./fact";
import { readFacts, readRevisions } from "./facts.server";

/** One submission with its current result. */
export interface Graded {
  readonly submissionId: string;
  readonly slug: string;
  readonly kind: KindId;
  readonly title: string;
  readonly tryNumber: number;
  readonly counting: boolean;
  /** True for a scored attempt. It counts toward skills, unless its result is undecided. */
  readonly isScored: boolean;
  /** See `Read`. */
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

const SUBMISSION = {
  id: true,
  slug: true,
  revisionId: true,
  tryNumber: true,
  hintsUsed: true,
  handedInAt: true,
  stoodBy: { select: { isHeld: true, state: true } },
} as const;

/** The states of a request for a ruling while no one has ruled. */
const UNRULED: ReadonlySet<string> = new Set(["waiting", "unchecked"]);

/**
 * All submissions of a learner, newest first, with their evidence about skills and trust, including results from a
 * moment ago. For submissions in `asGraded`, uses the grader's own results and ignores any score that a person set. A
 * submission whose report isn't open to its learner yet counts as waiting. Leaves out submissions whose revision this
 * version of Onramp can't read.
 */
export async function listGraded(learnerId: string, asGraded: Unseen): Promise<Graded[]> {
  // Read before the facts: if a fact is written in between, its submission is still in this list, so its report is
  // read.
  const news = await listNews(learnerId);
  const [closed, rows, stored] = await Promise.all([
    listClosed({ id: learnerId }),
    db.submission.findMany({ where: { userId: learnerId }, select: SUBMISSION }),
    db.tryFact.findMany({ where: { userId: learnerId } }),
  ]);
  const facts = new Map(stored.map((fact) => [fact.submissionId, fact as Fact]));
  for (const id of news) facts.delete(id);
  // For an attempt that isn't scored, only the report says whether its result depends on a ruling.
  for (const { id, stoodBy } of rows) if (stoodBy?.isHeld && UNRULED.has(stoodBy.state)) facts.delete(id);
  const unknown = rows.flatMap(({ id }) => (facts.has(id) || closed.has(id) ? [] : [id]));
  const revisions = await readRevisions(rows);
  const read = unknown.length === 0 ? [] : await readFacts({ id: { in: unknown } }, revisions);
  const readById = new Map(read.map((one) => [one.fact.submissionId, one]));

  const graded: Graded[] = [];
  for (const { id, ...row } of rows) {
    const { slug, tryNumber, hintsUsed, handedInAt } = row;
    const exercise = revisions.get(row.revisionId);
    if (!exercise) continue;
    const { id: kind, rules } = exercise.kind;
    const isScored = isCounting(rules, tryNumber, hintsUsed);
    const common = { submissionId: id, slug, kind, title: titleOf(slug, exercise), tryNumber, isScored, handedInAt };
    const { fact: own = facts.get(id), isUndecided = isScored && own?.counting === false } = readById.get(id) ?? {};
    if (closed.has(id) || !own) {
      const waiting = { status: "waiting", score: null, backed: null, evidence: [], trial: null } as const;
      graded.push({ ...common, ...waiting, counting: isScored, isUndecided: false });
      continue;
    }
    const fact = asGraded.has(id) ? asGradedAlone(own) : own;
    const { counting, status, score } = fact;
    const evidence = { backed: backedOf(fact), evidence: evidenceOf(fact), trial: trialOf(fact) };
    graded.push({ ...common, ...evidence, status, score, counting, isUndecided });
  }
  return graded.sort((a, b) => (a.submissionId < b.submissionId ? 1 : -1));
}

/** The learner's submissions with changes that the counts or the mentors' queue haven't read yet. */
async function listNews(learnerId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT s.id FROM "Submission" AS s JOIN "Outbox" AS o ON o."subjectId" = s.id
    WHERE s."userId" = ${learnerId} AND NOT (o."isReadByCohort" AND o."isReadByReview")`;
  return rows.map(({ id }) => id);
}

const titleOf = (slug: string, { meta }: Exercise) => (findExercise(slug)?.meta ?? meta).title;
