import { findExercise } from "~/catalogue/catalogue.server";
import { db } from "~/db.server";
import type { Prisma } from "~/generated/prisma/client";
import type { DefectClass } from "~/kinds/defect-classes";
import type { KindId } from "~/kinds/kind";
import type { Skill } from "~/kinds/skills";
import type { Status } from "./fact";
import { countOfLearners, readOfLearners } from "./learning.server";

/** What stands behind a figure: hand-ins of a cohort's learners. */

export interface HandInFilter {
  readonly learner?: string | undefined;
  readonly skill?: Skill | undefined;
  readonly slug?: string | undefined;
  readonly kind?: KindId | undefined;
  readonly status?: Status | undefined;
  /** Reviews that count with an issue of this class, and whether it was found. */
  readonly class?: DefectClass | undefined;
  readonly caught?: "yes" | "no" | undefined;
  /** Verdicts that count: on flawed or clean changes, right or wrong. */
  readonly truth?: "flawed" | "clean" | undefined;
  readonly requested?: "yes" | "no" | undefined;
  readonly counting?: "yes" | undefined;
  /** First tries alone. */
  readonly first?: "yes" | undefined;
  readonly revision?: string | undefined;
  /** None but these. */
  readonly among?: readonly string[] | undefined;
}

export interface HandInRow {
  readonly submissionId: string;
  readonly learnerId: string;
  readonly learner: string;
  readonly slug: string;
  readonly title: string;
  readonly kind: KindId;
  readonly tryNumber: number;
  readonly counting: boolean;
  readonly on: Date;
  readonly status: Status;
  /** 0–1. */
  readonly score: number;
}

/**
 * The newest graded hand-ins of a cohort's learners that a filter lets through, and how many there are. Of those in
 * `asGraded` the grader's own result is told and asked for, whatever a person set. The caller has checked the role.
 */
export async function listHandIns(
  cohortId: string,
  filter: HandInFilter,
  { from, count, asGraded }: { from: number; count: number; asGraded: ReadonlySet<string> },
): Promise<{ rows: HandInRow[]; total: number }> {
  const conditions = conditionsOf(filter, [...asGraded]);
  const [newest, total] = await Promise.all([
    readOfLearners(cohortId, (of) =>
      db.tryFact.findMany({
        where: { AND: [of, ...conditions] },
        orderBy: { submissionId: "desc" },
        take: from + count,
        select: { submissionId: true },
      }),
    ),
    countOfLearners(cohortId, (of) => db.tryFact.count({ where: { AND: [of, ...conditions] } })),
  ]);
  const ids = newest.map(({ submissionId }) => submissionId);
  const facts = await db.tryFact.findMany({
    where: {
      submissionId: {
        in: ids
          .sort()
          .reverse()
          .slice(from, from + count),
      },
    },
    orderBy: { submissionId: "desc" },
    include: { user: { select: { name: true } } },
  });
  const rows = facts.map((fact): HandInRow => {
    const { submissionId, slug, tryNumber, counting, handedInAt, user } = fact;
    const isKept = asGraded.has(submissionId);
    return {
      ...{ submissionId, learnerId: fact.userId, learner: user.name, slug, tryNumber, counting, on: handedInAt },
      title: titleOf(slug),
      kind: fact.kind as KindId,
      status: (isKept ? fact.ownStatus : fact.status) as Status,
      score: isKept ? fact.ownScore : fact.score,
    };
  });
  return { rows, total };
}

export const titleOf = (slug: string): string => findExercise(slug)?.meta.title ?? slug;

function conditionsOf(filter: HandInFilter, kept: string[]): Prisma.TryFactWhereInput[] {
  const { learner, skill, slug, kind, status, caught, truth, requested, counting, first, revision, among } = filter;
  const conditions: Prisma.TryFactWhereInput[] = [];
  if (learner) conditions.push({ userId: learner });
  if (slug) conditions.push({ slug });
  if (kind) conditions.push({ kind });
  if (first) conditions.push({ tryNumber: 1 });
  if (revision) conditions.push({ revisionId: revision });
  if (among) conditions.push({ submissionId: { in: [...among] } });
  if (counting) conditions.push({ counting: true });
  if (skill === "say-what-is-wrong")
    conditions.push({ OR: [{ skills: { contains: ` ${skill} ` } }, { actionable: { not: null } }] });
  else if (skill) conditions.push({ skills: { contains: ` ${skill} ` } });
  if (status)
    conditions.push({
      OR: [
        { status, submissionId: { notIn: kept } },
        { ownStatus: status, submissionId: { in: kept } },
      ],
    });
  if (filter.class) {
    const [found, missed] = ["+", "-"].map((sign) => ({ issues: { contains: ` ${filter.class}${sign} ` } }));
    const ofClass = caught === "yes" ? [found!] : caught === "no" ? [missed!] : [found!, missed!];
    conditions.push({ counting: true, OR: ofClass });
  }
  if (truth) conditions.push({ flawed: truth === "flawed" });
  if (requested) conditions.push({ requested: requested === "yes" });
  return conditions;
}
