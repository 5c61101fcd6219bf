import type { CohortLearners } from "~/accounts/reading/learners.server";
import type { CohortReader } from "~/accounts/reading/reader.server";
import type { Unseen } from "~/accounts/reading/unseen.server";
import { db } from "~/database/db.server";
import { Prisma } from "~/generated/prisma/client";
import { SKILL_IDS, type Skill } from "~/kinds/skills";
import { DAY_MS, startOfWeek } from "~/operations/time";
import { asGradedAlone, type Fact } from "../counts/fact";
import { readByIds } from "../counts/learning.server";
import { tallyOf } from "../counts/tallies";

/** A cohort at a glance, from its learners' counts (`tallies.ts`). */

export interface SkillCell {
  readonly state: string;
  /** The number of scored attempts, and how many of them passed. */
  readonly tries: number;
  readonly passes: number;
}

/** Keyed by learner id and then by skill. A missing cell means that there is no evidence. */
type SkillCells = Readonly<Record<string, Readonly<Record<string, SkillCell>>>>;

export interface SkillTable {
  /** Skills with any evidence in the cohort, in display order. */
  readonly skills: readonly Skill[];
  readonly cells: SkillCells;
  /** How many of the cohort's learners have demonstrated each skill, keyed by skill. */
  readonly shownBy: Readonly<Record<string, number>>;
}

/**
 * A table of learners by skills, with cells for these learners, and for each skill the number of learners in the whole
 * cohort who have demonstrated it.
 */
export async function getSkillTable(reader: CohortReader, learnerIds: readonly string[]): Promise<SkillTable> {
  const [cells, evidenced, shownBy] = await Promise.all([
    getSkillCells(reader, learnerIds),
    listEvidenced(reader),
    countShown(reader),
  ]);
  return { skills: SKILL_IDS.filter((skill) => evidenced.has(skill)), cells, shownBy };
}

/** How many of the cohort's learners have demonstrated each skill, keyed by skill. Skills without any are missing. */
export async function countShown(cohort: CohortLearners): Promise<Readonly<Record<string, number>>> {
  const rows = await db.$queryRaw<{ skill: string; learners: bigint }[]>`
    SELECT t.skill, COUNT(*) AS learners ${cohort.rowsIn("SkillTally")} AND t.state = 'shown' GROUP BY t.skill`;
  return Object.fromEntries(rows.map(({ skill, learners }) => [skill, Number(learners)]));
}

/**
 * The evidence for each of these learners' skills. For submissions that the reader may still review independently, uses
 * the grader's own results and ignores any score that a person set.
 */
export async function getSkillCells(reader: CohortReader, learnerIds: readonly string[]): Promise<SkillCells> {
  const ids = await reader.look(learnerIds);
  const [rows, facts] = await Promise.all([
    db.skillTally.findMany({ where: { userId: { in: ids } } }),
    findFactsOf(await reader.unseen(), ids),
  ]);
  const cells: Record<string, Record<string, SkillCell>> = {};
  const put = (userId: string, { skill, state, tries, passes }: { skill: string } & SkillCell) => {
    cells[userId] = { ...cells[userId], [skill]: { state, tries, passes } };
  };
  for (const { userId, ...row } of rows) if (!facts.has(userId)) put(userId, row);
  for (const [userId, own] of facts) for (const row of tallyOf(own).skills) put(userId, row);
  return cells;
}

/** The skills with any evidence. For each skill, the database stops at the first learner who has evidence. */
async function listEvidenced(reader: CohortReader): Promise<ReadonlySet<string>> {
  const all = Prisma.join(
    SKILL_IDS.map((skill) => Prisma.sql`SELECT CAST(${skill} AS TEXT) AS skill`),
    " UNION ALL ",
  );
  const rows = await db.$queryRaw<{ skill: string }[]>`
    SELECT one.skill FROM (${all}) AS one
    WHERE EXISTS (SELECT 1 ${reader.rowsIn("SkillTally")} AND t.skill = one.skill)`;
  return new Set(rows.map(({ skill }) => skill));
}

/**
 * Sorts these learners by one skill: first learners whose skill is fading, then those who practise it, lowest share of
 * passes first, then those without a scored attempt, then those who have demonstrated it; or in the reverse order. Uses
 * the cells that the reader sees. Ties keep their original order.
 */
export async function sortBySkill<One extends { readonly id: string }>(
  reader: CohortReader,
  learners: readonly One[],
  skill: Skill,
  reversed = false,
): Promise<One[]> {
  const ids = learners.map(({ id }) => id);
  const [rows, facts] = await Promise.all([
    readByIds(ids, (some) => db.skillTally.findMany({ where: { userId: { in: some }, skill } })),
    findFactsOf(await reader.unseen(), ids),
  ]);
  const cells = new Map<string, SkillCell | undefined>(rows.map((row) => [row.userId, row]));
  for (const [userId, own] of facts)
    cells.set(
      userId,
      tallyOf(own).skills.find((one) => one.skill === skill),
    );
  const placeOf = ({ id }: One) => {
    const cell = cells.get(id);
    if (!cell || cell.tries === 0) return 3;
    return { fading: 0, shown: 4 }[cell.state] ?? 1 + cell.passes / cell.tries;
  };
  return [...learners].sort((a, b) => (placeOf(a) - placeOf(b)) * (reversed ? -1 : 1));
}

/**
 * All facts of the learners in this list who have a submission in `asGraded`, as the reader may see them, keyed by
 * learner id. Few learners, if any, have such a submission.
 */
async function findFactsOf(asGraded: Unseen, learnerIds: readonly string[]): Promise<Map<string, Fact[]>> {
  if (asGraded.size === 0) return new Map();
  const owners = await readByIds([...asGraded], (some) =>
    db.submission.findMany({ where: { id: { in: some } }, select: { userId: true } }),
  );
  const withKept = new Set(owners.map(({ userId }) => userId));
  const userIds = learnerIds.filter((userId) => withKept.has(userId));
  const rows = (await db.tryFact.findMany({ where: { userId: { in: userIds } } })) as Fact[];
  const facts = new Map<string, Fact[]>(userIds.map((userId) => [userId, []]));
  for (const row of rows) facts.get(row.userId)!.push(asGraded.has(row.submissionId) ? asGradedAlone(row) : row);
  return facts;
}

export interface Week {
  /** The Monday of the week. */
  readonly week: Date;
  readonly learners: number;
  readonly handIns: number;
  readonly passed: number;
}

const WEEKS = 12;

/** The last twelve weeks, including this one, oldest first. Includes weeks without a submission. */
export async function getWeeks(cohort: CohortLearners, now: Date): Promise<Week[]> {
  const weeks = Array.from({ length: WEEKS }, (_, place) => {
    return startOfWeek(new Date(now.getTime() - (WEEKS - 1 - place) * 7 * DAY_MS));
  });
  const rows = await db.$queryRaw<{ week: Date; learners: bigint; handIns: bigint; passed: bigint }[]>`
    SELECT t.week, COUNT(*) AS learners, SUM(t."handIns") AS "handIns", SUM(t.passed) AS passed
    ${cohort.rowsIn("WeekTally")} AND t.week >= ${weeks[0]!} GROUP BY t.week`;
  const rowOf = new Map(rows.map((row) => [row.week.getTime(), row]));
  return weeks.map((week) => {
    const own = rowOf.get(week.getTime());
    return {
      week,
      learners: Number(own?.learners ?? 0),
      handIns: Number(own?.handIns ?? 0),
      passed: Number(own?.passed ?? 0),
    };
  });
}
