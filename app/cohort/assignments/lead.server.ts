import type { CohortReader } from "~/accounts/reading/reader.server";
import { forOwnSection } from "~/accounts/reading/taught";
import { db } from "~/database/db.server";
import { versionOf } from "../version";
import { readMembers } from "./members.server";
import { readPresence } from "./presence.server";
import {
  type AssignmentFields,
  type AssignmentRow,
  fieldsOf,
  readWork,
  slugsOf,
  standsOn,
  titleOf,
  visibleTo,
  withParts,
} from "./read.server";
import type { AssignmentState } from "./state";

/** What leads and mentors see of a cohort's assignments. */

export type Phase = "coming" | "open" | "over";
const phaseOf = ({ opensAt, dueAt }: { readonly opensAt: Date; readonly dueAt: Date }, now: Date): Phase =>
  now < opensAt ? "coming" : now <= dueAt ? "open" : "over";

export interface AssignmentSummary {
  readonly id: string;
  readonly title: string;
  /** The section whose learners do the assignment; null for the whole cohort. */
  readonly sectionId: string | null;
  readonly opensAt: Date;
  readonly dueAt: Date;
  readonly timeZone: string;
  readonly isRequired: boolean;
  readonly exercises: number;
  /** How many exercises each learner does; null if each learner does all of them. */
  readonly eachDoes: number | null;
  readonly phase: Phase;
}

export function summarise(row: AssignmentRow, now: Date): AssignmentSummary {
  const { id, sectionId, opensAt, dueAt, timeZone, isRequired, eachDoes } = row;
  return {
    id,
    sectionId,
    opensAt,
    dueAt,
    timeZone,
    isRequired,
    eachDoes,
    title: titleOf(row),
    phase: phaseOf(row, now),
    exercises: row.exercises.length,
  };
}

export interface ListedAssignment extends AssignmentSummary {
  /** Number of learners to whom the assignment applies. */
  readonly asked: number;
  /**
   * How many of these learners have handed in the whole assignment, and how many have missed it. Both are 0 before the
   * assignment opens.
   */
  readonly complete: number;
  readonly missed: number;
}

/** The states of learners who have handed in all exercises. */
const COMPLETE: readonly AssignmentState[] = ["handed-in", "passed", "late"];

/** How many past assignments one page shows. */
export const OVER_A_PAGE = 5;

/**
 * The assignments of a cohort: open assignments by deadline, future assignments by opening date, and a page of past
 * assignments, latest deadline first. If `page` is null, leaves out past assignments. If the reader has chosen a
 * section, leaves out those of other sections.
 */
export async function listAssignments(
  reader: CohortReader,
  { page, now }: { readonly page: number | null; readonly now: Date },
): Promise<{ open: ListedAssignment[]; coming: ListedAssignment[]; over: ListedAssignment[]; overTotal: number }> {
  const { cohortId } = reader;
  const mine = visibleTo({ cohortId, sections: reader.section ? [reader.section] : reader.sections });
  const past = { ...mine, dueAt: { lt: now } };
  const include = withParts();
  const [present, over, overTotal] = await Promise.all([
    db.assignment.findMany({
      where: { ...mine, dueAt: { gte: now } },
      orderBy: [{ dueAt: "asc" }, { id: "asc" }],
      include,
    }),
    page === null
      ? []
      : db.assignment.findMany({
          where: past,
          orderBy: [{ dueAt: "desc" }, { id: "desc" }],
          skip: (page - 1) * OVER_A_PAGE,
          take: OVER_A_PAGE,
          include,
        }),
    db.assignment.count({ where: past }),
  ]);
  const rows = [...present, ...over];
  const { membersOf, standsOf } = await readMembers(reader, rows, now, { details: false });
  const listed = rows.map((row): ListedAssignment => {
    const states = membersOf(row).flatMap((member) => {
      const { isAsked, standing } = standsOf(row, member);
      return isAsked ? [standing.state] : [];
    });
    const complete = states.filter((state) => COMPLETE.includes(state)).length;
    const missed = states.filter((state) => state === "missed").length;
    return { ...summarise(row, now), asked: states.length, complete, missed };
  });
  const coming = listed.filter(({ phase }) => phase === "coming");
  return {
    open: listed.filter(({ phase }) => phase === "open"),
    coming: coming.sort((a, b) => a.opensAt.getTime() - b.opensAt.getTime()),
    over: listed.filter(({ phase }) => phase === "over"),
    overTotal,
  };
}

export interface OwnStanding {
  readonly id: string;
  readonly title: string;
  /** The deadline for this learner. */
  readonly dueAt: Date;
  readonly timeZone: string;
  readonly state: AssignmentState;
  readonly of: number;
  readonly handedIn: number;
}

/**
 * A learner's state in the cohort's assignments, latest deadline first. Covers the 10 opened assignments with the
 * latest deadlines, and leaves out those that don't apply to the learner.
 */
export async function listStandingsOf(reader: CohortReader, learnerId: string, now: Date): Promise<OwnStanding[]> {
  const { cohortId } = reader;
  const rows = await db.assignment.findMany({
    where: { opensAt: { lte: now }, AND: [visibleTo(reader), forOwnSection({ id: learnerId })] },
    orderBy: [{ dueAt: "desc" }, { id: "desc" }],
    take: 10,
    include: withParts(),
  });
  const ids = await reader.look([learnerId]);
  const [presenceOf, workOf] = await Promise.all([
    readPresence({ id: learnerId }),
    readWork(ids, slugsOf(rows), await reader.unseen()),
  ]);
  return rows.flatMap((row): OwnStanding[] => {
    const member = { userId: learnerId, ...presenceOf(cohortId, learnerId) };
    const { isAsked, dueAt, standing } = standsOn(row, member, workOf, now);
    const { state, of, handedIn } = standing;
    return isAsked ? [{ id: row.id, title: titleOf(row), dueAt, timeZone: row.timeZone, state, of, handedIn }] : [];
  });
}

/** An assignment as a lead wrote it, for the form that changes it. */
export interface WrittenAssignment extends AssignmentFields {
  readonly phase: Phase;
  /** The version for `changeAssignment`. */
  readonly version: string;
}

/** An assignment of the cohort; null if the cohort has no such assignment. */
export async function findWritten(cohortId: string, id: string): Promise<WrittenAssignment | null> {
  const row = await db.assignment.findFirst({ where: { id, cohortId }, include: withParts() });
  if (!row) return null;
  const fields = fieldsOf(row);
  return { ...fields, phase: phaseOf(row, new Date()), version: versionOf(fields) };
}

/** The time zone of the cohort's most recently created assignment; null if there is none. */
export async function findLastZone(cohortId: string): Promise<string | null> {
  const last = await db.assignment.findFirst({
    where: { cohortId },
    orderBy: { id: "desc" },
    select: { timeZone: true },
  });
  return last?.timeZone ?? null;
}
