import type { CohortReader } from "~/accounts/reading/reader.server";
import { titleOf } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import type { Prisma } from "~/generated/prisma/client";
import type { DefectClass } from "~/kinds/defect-classes";
import { KINDS, type KindId } from "~/kinds/registry";
import { isCounting } from "~/kinds/rules";
import type { Skill } from "~/kinds/skills";
import { asGradedAlone, backedOf, type Fact, type Status } from "../counts/fact";
import { readByIds, readOfLearners, sumOf } from "../counts/learning.server";

/** The submissions from which a figure about a cohort was calculated. */

export interface HandInFilter {
  readonly learner?: string | undefined;
  readonly skill?: Skill | undefined;
  readonly slug?: string | undefined;
  readonly kind?: KindId | undefined;
  readonly status?: Status | undefined;
  /**
   * Only scored reviews with an issue of this class. `caught` narrows them down to reviews in which the issue was found
   * ("yes") or missed ("no").
   */
  readonly class?: DefectClass | undefined;
  readonly caught?: "yes" | "no" | undefined;
  /**
   * Only scored verdicts on flawed or on clean changes. `requested` narrows them down to verdicts that requested
   * changes ("yes") or didn't ("no").
   */
  readonly truth?: "flawed" | "clean" | undefined;
  readonly requested?: "yes" | "no" | undefined;
  readonly counting?: "yes" | undefined;
  /** Only first attempts. */
  readonly first?: "yes" | undefined;
  readonly revision?: string | undefined;
  /** Only these submissions. */
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
  /** True for a scored attempt that doesn't count until a person has ruled on its test. */
  readonly isUndecided: boolean;
  /** Whether this is a pass that neither a test nor a mentor has backed (`Kind.can.backing`). */
  readonly isUnbacked: boolean;
  readonly on: Date;
  readonly status: Status;
  /** From 0 to 1. */
  readonly score: number;
}

/**
 * A cohort's newest graded submissions that match a filter, and the total number of matches. For submissions that the
 * reader may still review independently, shows and filters by the grader's own result and ignores any score that a
 * person set.
 */
export async function listHandIns(
  reader: CohortReader,
  filter: HandInFilter,
  { from, count }: { from: number; count: number },
): Promise<{ rows: HandInRow[]; total: number }> {
  const { cohortId, inSection } = reader;
  const asGraded = await reader.unseen();
  const { status, among, ...others } = filter;
  const conditions = conditionsOf(others);
  const inCohort = { user: { AND: [{ memberships: { some: { cohortId, role: "learner" } } }, inSection] } };
  const { learner } = filter;
  /**
   * Runs `ask` for the relevant submissions: the submissions in `among`, or else all submissions of the learner or of
   * the cohort's learners.
   */
  const over = async <Row>(ask: (of: Prisma.TryFactWhereInput, isAll: boolean) => Promise<Row[]>): Promise<Row[]> => {
    if (among) return readByIds(among, (some, isAll) => ask({ submissionId: { in: some }, ...inCohort }, isAll));
    if (learner) return (await reader.ids()).includes(learner) ? ask({ userId: learner }, true) : [];
    return readOfLearners(reader, ask);
  };
  const stands = status ? { status } : {};
  // If the list is filtered by result, a submission whose current result differs from the grader's own may have to be
  // removed from or added to the list.
  const moved = status
    ? (await readByIds([...asGraded], (some) => findMoved(some, { AND: [inCohort, ...conditions] }))).filter(
        ({ submissionId }) => !among || among.includes(submissionId),
      )
    : [];
  const leaves = new Set(moved.filter((one) => one.status === status).map(({ submissionId }) => submissionId));
  const comes = moved.filter((one) => one.ownStatus === status).map(({ submissionId }) => submissionId);
  const counting = over(async (of) => [await db.tryFact.count({ where: { AND: [of, stands, ...conditions] } })]).then(
    (counts) => sumOf(counts) - leaves.size + comes.length,
  );
  let skipped = 0;
  const reading = over(async (of, isAll) => {
    skipped = isAll && moved.length === 0 ? from : 0;
    // If the database can't skip rows (`skipped` is 0), the rows before the page are read, too, unless the page begins
    // after the end of the list.
    if (from > skipped && from >= (await counting)) return [];
    return db.tryFact.findMany({
      where: { AND: [of, stands, ...conditions] },
      orderBy: { submissionId: "desc" },
      skip: skipped,
      take: from - skipped + count + leaves.size,
      select: { submissionId: true },
    });
  });
  const [total, newest] = await Promise.all([counting, reading]);
  const stay = newest.map(({ submissionId }) => submissionId).filter((id) => !leaves.has(id));
  const ids = (from < total ? [...stay, ...comes] : [])
    .sort()
    .reverse()
    .slice(from - skipped, from - skipped + count);
  const facts = await db.tryFact.findMany({
    where: { submissionId: { in: ids } },
    orderBy: { submissionId: "desc" },
    include: { user: { select: { name: true } }, submission: { select: { hintsUsed: true } } },
  });
  const rows = facts.map((fact): HandInRow => {
    const { submissionId, slug, tryNumber, counting, handedInAt, user } = fact;
    const kind = fact.kind as KindId;
    const isKept = asGraded.has(submissionId);
    const seen = isKept ? asGradedAlone(fact as Fact) : (fact as Fact);
    return {
      submissionId,
      learnerId: fact.userId,
      learner: reader.nameOf({ id: fact.userId, name: user.name }),
      slug,
      tryNumber,
      counting,
      isUndecided: !counting && isCounting(KINDS[kind].rules, tryNumber, fact.submission.hintsUsed),
      on: handedInAt,
      title: titleOf(slug),
      kind,
      isUnbacked: seen.status === "passed" && backedOf(seen) === false,
      status: seen.status,
      score: seen.score,
    };
  });
  // Records a view of the requested learner, too, because the number of submissions alone reveals something about them.
  await reader.look([...rows.map(({ learnerId }) => learnerId), ...(learner ? [learner] : [])]);
  return { rows, total };
}

/** The submissions in this list whose current result differs from the grader's own. */
async function findMoved(submissionIds: string[], where: Prisma.TryFactWhereInput) {
  const rows = await db.tryFact.findMany({
    where: { submissionId: { in: submissionIds }, ...where },
    select: { submissionId: true, status: true, ownStatus: true },
  });
  return rows.filter(({ status, ownStatus }) => status !== ownStatus);
}

function conditionsOf(filter: Omit<HandInFilter, "status" | "among">): Prisma.TryFactWhereInput[] {
  const { learner, skill, slug, kind, caught, truth, requested, counting, first, revision } = filter;
  const conditions: Prisma.TryFactWhereInput[] = [];
  if (learner) conditions.push({ userId: learner });
  if (slug) conditions.push({ slug });
  if (kind) conditions.push({ kind });
  if (first) conditions.push({ tryNumber: 1 });
  if (revision) conditions.push({ revisionId: revision });
  if (counting) conditions.push({ counting: true });
  if (skill === "say-what-is-wrong")
    conditions.push({ OR: [{ skills: { contains: ` ${skill} ` } }, { actionable: { not: null } }] });
  else if (skill) conditions.push({ skills: { contains: ` ${skill} ` } });
  if (filter.class) {
    const [found, missed] = ["+", "-"].map((sign) => ({ issues: { contains: ` ${filter.class}${sign} ` } }));
    const ofClass = caught === "yes" ? [found!] : caught === "no" ? [missed!] : [found!, missed!];
    conditions.push({ counting: true, OR: ofClass });
  }
  if (truth) conditions.push({ flawed: truth === "flawed" });
  if (requested) conditions.push({ requested: requested === "yes" });
  return conditions;
}
