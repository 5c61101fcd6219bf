import { byName } from "~/accounts/name-order";
import type { CohortReader } from "~/accounts/reading/reader.server";
import { findExercise } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import type { KindId } from "~/kinds/registry";
import { listUnbacked } from "../counts/unbacked.server";
import { type AssignmentSummary, summarise } from "./lead.server";
import { readMembers } from "./members.server";
import { readWork, type Stands, slugsOf, standsOn, visibleTo, type Work, withParts } from "./read.server";
import { ASSIGNMENT_STATES, type AssignmentState } from "./state";

/** One assignment with its learners, for leads and mentors. */

export interface Cell {
  readonly slug: string;
  readonly title: string;
  readonly kind: KindId | null;
  readonly work: (Pick<Work, "submissionId" | "isPassed" | "score"> & { readonly isUnbacked: boolean }) | null;
  readonly isLate: boolean;
  /** The expected difficulty of the exercise that was picked for the learner; null if it was not picked. */
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

export type Counts = Readonly<Record<AssignmentState, number>>;

export interface AssignmentPage extends AssignmentSummary {
  /** Number of learners to whom the assignment applies, and how many of them are in each state. */
  readonly asked: number;
  readonly counts: Counts;
  readonly note: string;
  readonly sampleShare: number | null;
  readonly slugs: readonly { readonly slug: string; readonly title: string; readonly kind: KindId | null }[];
  readonly learners: readonly LearnerRow[];
  /** The ids of all learners in the list. */
  readonly ids: readonly string[];
  /** The requested learner's row, even if it is on another page. */
  readonly chosen: LearnerRow | null;
}

export const LEARNERS_A_PAGE = 50;

const named = (slug: string) => {
  const exercise = findExercise(slug);
  return { slug, title: exercise?.meta.title ?? slug, kind: exercise?.kind.id ?? null };
};

/** One assignment with a page of its learners. Null if the reader can't see such an assignment. */
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
  const row = await db.assignment.findFirst({ where: { id, ...visibleTo(reader) }, include: withParts() });
  if (!row) return null;
  const { membersOf, standsOf } = await readMembers(reader, [row], now, { details: true });
  const members = [...membersOf(row)].sort((a, b) => byName({ ...a, id: a.userId }, { ...b, id: b.userId }));
  const from = (page - 1) * size;
  const onPage = members.slice(from, from + size);
  const chosen = members.find(({ userId }) => userId === who);
  const shown = chosen ? [...onPage, chosen] : onPage;
  const unseen = await reader.unseen();
  const ids = shown.map(({ userId }) => userId);
  const workOf = await readWork(ids, slugsOf([row]), unseen);
  const stands = new Map(shown.map((member) => [member.userId, standsOn(row, member, workOf, now)]));
  const passed = [...stands.values()].flatMap(({ parts }) =>
    parts.flatMap(({ work }) => (work?.isPassed ? [work.submissionId] : [])),
  );
  const unbacked = await listUnbacked(passed, unseen);
  const rowOf = ({ userId, name }: (typeof members)[number]): LearnerRow => {
    const { parts, dueAt, extendedAt, standing, isAsked } = stands.get(userId)!;
    return {
      id: userId,
      name,
      standing,
      isAsked,
      extendedTo: extendedAt && dueAt,
      // Exercises are picked when a learner opens a page, so a pick without work would show that they did.
      cells: parts
        .filter(({ work }) => row.eachDoes === null || work)
        .map(({ slug, fit, work }) => ({
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
  const learners = onPage.map(rowOf);
  await reader.look(learners.map(({ id: learnerId }) => learnerId));
  const { note, sampleShare } = row;
  const asked = members.map((member) => standsOf(row, member)).filter(({ isAsked }) => isAsked);
  const count = (state: AssignmentState) => asked.filter(({ standing }) => standing.state === state).length;
  return {
    ...summarise(row, now),
    asked: asked.length,
    counts: Object.fromEntries(ASSIGNMENT_STATES.map((state) => [state, count(state)])) as Counts,
    note,
    sampleShare,
    learners,
    ids: members.map(({ userId }) => userId),
    chosen: chosen ? rowOf(chosen) : null,
    slugs: row.exercises.map(({ slug }) => named(slug)),
  };
}
