import { byName } from "~/accounts/name-order";
import type { CohortReader } from "~/accounts/reading/reader.server";
import { findExercise } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import type { KindId } from "~/kinds/registry";
import { listUnbacked } from "../counts/unbacked.server";
import { type AssignmentSummary, readMembers, summarise } from "./lead.server";
import { type Stands, standsOn, type Work, withParts } from "./read.server";

/** One assignment with its learners, for leads and mentors. */

export interface Cell {
  readonly slug: string;
  readonly title: string;
  readonly kind: KindId | null;
  readonly work: (Pick<Work, "submissionId" | "isPassed" | "score"> & { readonly isUnbacked: boolean }) | null;
  readonly isLate: boolean;
  /** The expected difficulty of the exercise that was picked for the learner; null if none was picked. */
  readonly fit: string | null;
}

export interface LearnerRow {
  readonly id: string;
  readonly name: string;
  readonly standing: Stands["standing"];
  readonly isAsked: boolean;
  /** The learner's own deadline; null if the deadline for everyone applies. */
  readonly extendedTo: Date | null;
  readonly cells: readonly Cell[];
}

export interface AssignmentPage extends AssignmentSummary {
  readonly note: string;
  readonly sampleShare: number | null;
  readonly slugs: readonly { readonly slug: string; readonly title: string; readonly kind: KindId | null }[];
  readonly learners: readonly LearnerRow[];
  /** Number of learners in the cohort. */
  readonly total: number;
  /** The requested learner's row, even if it is on another page. */
  readonly chosen: LearnerRow | null;
}

export const LEARNERS_A_PAGE = 50;

const named = (slug: string) => {
  const exercise = findExercise(slug);
  return { slug, title: exercise?.meta.title ?? slug, kind: exercise?.kind.id ?? null };
};

/** One assignment with a page of its learners. Null if the cohort has no such assignment. */
export async function findAssignment(
  reader: CohortReader,
  id: string,
  {
    page,
    now,
    who,
    size = LEARNERS_A_PAGE,
  }: {
    readonly page: number;
    readonly now: Date;
    readonly who?: string | undefined;
    /** Learners per page. */
    readonly size?: number;
  },
): Promise<AssignmentPage | null> {
  const row = await db.assignment.findFirst({ where: { id, cohortId: reader.cohortId }, include: withParts() });
  if (!row) return null;
  const { members: unordered, workOf } = await readMembers(reader, [row]);
  const members = unordered.sort((a, b) => byName({ ...a, id: a.userId }, { ...b, id: b.userId }));
  const stands = members.map((member) => standsOn(row, member, workOf, now));
  const from = (page - 1) * size;
  const place = members.findIndex(({ userId }) => userId === who);
  const shown = [...stands.slice(from, from + size), ...stands.slice(place, place < 0 ? 0 : place + 1)];
  const passed = shown.flatMap(({ parts }) => parts.flatMap(({ work }) => (work?.isPassed ? [work.submissionId] : [])));
  const unbacked = await listUnbacked(passed, await reader.unseen());
  const rowAt = (at: number): LearnerRow => {
    const { userId, name } = members[at]!;
    const { parts, dueAt, extendedAt, standing, isAsked } = stands[at]!;
    return {
      id: userId,
      name,
      standing,
      isAsked,
      extendedTo: extendedAt && dueAt,
      cells: parts.map(({ slug, fit, work }) => ({
        ...named(slug),
        fit,
        isLate: work !== undefined && work.firstAt > dueAt,
        work: work
          ? {
              submissionId: work.submissionId,
              isPassed: work.isPassed,
              score: work.score,
              isUnbacked: unbacked.has(work.submissionId),
            }
          : null,
      })),
    };
  };
  const learners = members.slice(from, from + size).map((_member, at) => rowAt(from + at));
  await reader.look(learners.map(({ id: learnerId }) => learnerId));
  const { note, sampleShare } = row;
  return {
    ...summarise(row, stands, now),
    note,
    sampleShare,
    learners,
    total: members.length,
    chosen: place < 0 ? null : rowAt(place),
    slugs: row.exercises.map(({ slug }) => named(slug)),
  };
}
