import { findExercise, getRevision } from "~/catalogue/catalogue.server";
import { db } from "~/db.server";
import { EFFECTIVE } from "~/grading/effective";
import { listSaid } from "~/grading/said.server";
import type { KindId } from "~/kinds/kind";
import { type Evidence, isCounting } from "~/kinds/progress";
import type { Skill } from "~/kinds/skills";
import type { VerdictTrial } from "~/kinds/trust";

/** One hand-in with its newest result. */
export interface Graded {
  readonly submissionId: string;
  readonly slug: string;
  readonly kind: KindId;
  readonly title: string;
  readonly tryNumber: number;
  readonly counting: boolean;
  readonly handedInAt: Date;
  readonly status: "waiting" | "passed" | "failed" | "errored";
  readonly score: number | null;
  readonly evidence: readonly Evidence[];
  readonly trial: VerdictTrial | null;
}

/**
 * Everything that a learner handed in, newest first, with what it says about skills and trust. Of hand-ins in `asGraded`
 * the grader's own results count, whatever a person set.
 */
export async function listGraded(learnerId: string, asGraded: ReadonlySet<string> = new Set()): Promise<Graded[]> {
  const rows = await db.submission.findMany({
    where: { userId: learnerId },
    orderBy: { id: "desc" },
    include: {
      // All of them, the one that stands first.
      results: {
        orderBy: EFFECTIVE.orderBy,
        select: { revisionId: true, status: true, score: true, report: true, rank: true },
      },
      explanation: { select: { holds: true } },
    },
  });
  const said = await listSaid({ id: learnerId });
  const graded: Graded[] = [];
  for (const row of rows) {
    const { kind, meta } = await getRevision(row.revisionId);
    const result = row.results.find(({ rank }) => rank === 0 || !asGraded.has(row.id));
    const counting = isCounting(kind.id, row.tryNumber, row.hintsUsed);
    // Every review trains knowing when to trust.
    const skills = new Set<Skill>(kind.id === "review" ? [...meta.skills, "know-when-to-trust"] : meta.skills);
    const evidence = result
      ? [...skills].map((skill) => ({
          skill,
          slug: row.slug,
          kind: kind.id,
          passed: result.status === "passed",
          counting,
          at: row.handedInAt,
          ...(kind.id === "fix" && { explained: row.explanation?.holds ?? false }),
        }))
      : [];
    // A second form is flawed where its first form is, whose key its learner has seen: its verdict tells nothing about trust.
    const isTrial = kind.trial && counting && !meta.secondFormOf;
    // By the key that held when they looked: a ruling that came later changes no verdict's truth.
    const seen = row.results.find(({ revisionId }) => revisionId === row.revisionId);
    const report = seen && isTrial ? kind.reportSchema.parse(JSON.parse(seen.report)) : null;
    const told = said.get(row.id);
    graded.push({
      submissionId: row.id,
      slug: row.slug,
      kind: kind.id,
      title: findExercise(row.slug)?.meta.title ?? meta.title,
      tryNumber: row.tryNumber,
      counting,
      handedInAt: row.handedInAt,
      status: (result?.status as "passed" | "failed" | "errored" | undefined) ?? "waiting",
      score: result?.score ?? null,
      evidence: told ? [...evidence, told] : evidence,
      trial: report ? (kind.trial?.(report) ?? null) : null,
    });
  }
  return graded;
}
