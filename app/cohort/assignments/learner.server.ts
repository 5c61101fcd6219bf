import { forOwnSection } from "~/accounts/reading/taught";
import { AS_IT_STANDS } from "~/accounts/reading/unseen.server";
import { findExercise } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { listClosed } from "~/grading/ai-review.server";
import type { KindId } from "~/kinds/registry";
import { DAY_MS } from "~/operations/time";
import { pickIfDue } from "./picks.server";
import { appliesTo } from "./presence";
import { readPresence } from "./presence.server";
import { type AssignmentRow, readWork, slugsOf, standsOn, titleOf, withParts } from "./read.server";
import { dueFor, type Standing } from "./state";

/** What a learner's cohorts have assigned to them. */

interface Learner {
  readonly id: string;
}

export interface AssignedPart {
  readonly slug: string;
  readonly title: string;
  /** Null for an exercise that is no longer on offer. */
  readonly kind: KindId | null;
  readonly minutes: number | null;
  readonly state: "new" | "draft" | "handed-in" | "passed";
  readonly isLate: boolean;
  /** The submission that the page links to; null if nothing was handed in. */
  readonly submissionId: string | null;
  /** How difficult the exercise was expected to be for this learner, if it was picked for them. */
  readonly fit: string | null;
}

export interface Assigned {
  readonly id: string;
  readonly cohort: string;
  readonly title: string;
  readonly note: string;
  readonly opensAt: Date;
  /** The learner's deadline, including any extension. */
  readonly dueAt: Date;
  readonly isExtended: boolean;
  readonly timeZone: string;
  readonly isRequired: boolean;
  readonly isPicked: boolean;
  readonly standing: Standing;
  /** Empty before the assignment opens. */
  readonly parts: readonly AssignedPart[];
  /** The exercise to do next; null if none is left, or if the assignment is not open yet. */
  readonly next: AssignedPart | null;
}

/**
 * For how many days after its deadline a missed assignment is still offered. After that, only the list of all
 * assignments shows it.
 */
const OFFERED_DAYS = 28;

/**
 * All assignments that apply to a learner, past, current and future, by deadline. Also picks exercises if a pick is
 * due.
 */
export async function listAssigned(learner: Learner, now = new Date(), id?: string): Promise<Assigned[]> {
  const memberships = await db.membership.findMany({
    where: { userId: learner.id, role: "learner" },
    select: { userId: true, cohortId: true, cohort: { select: { name: true } } },
  });
  const presenceOf = await readPresence(learner);
  const members = memberships.map((one) => ({ ...one, ...presenceOf(one.cohortId, learner.id) }));
  const read = () =>
    db.assignment.findMany({
      where: {
        cohortId: { in: members.map(({ cohortId }) => cohortId) },
        ...forOwnSection(learner),
        ...(id !== undefined && { id }),
      },
      orderBy: [{ dueAt: "asc" }, { id: "asc" }],
      include: withParts({ userId: learner.id }),
    });
  let rows = await read();
  if (rows.length === 0) return [];
  const workOf = await readOwn(learner, rows);
  // If no untried exercise was left, the pick may be one that the learner has already handed in. In that case, the next
  // pick is due immediately.
  for (let isPicked = true; isPicked; ) {
    isPicked = false;
    for (const row of rows)
      if (row.opensAt <= now && isThere(row)) isPicked = (await pickIfDue(learner, row, workOf)) || isPicked;
    if (isPicked) rows = await read();
  }
  const drafts = new Set(
    (await db.draft.findMany({ where: { userId: learner.id }, select: { slug: true } })).map(({ slug }) => slug),
  );

  function isThere(row: AssignmentRow): boolean {
    const member = members.find((one) => one.cohortId === row.cohortId)!;
    return appliesTo(row, member, dueFor(row, row.extensions[0]), false);
  }
  return rows.flatMap((row): Assigned[] => {
    const member = members.find(({ cohortId }) => cohortId === row.cohortId)!;
    const { parts, dueAt, extendedAt, standing, isAsked } = standsOn(row, member, workOf, now);
    if (!isAsked) return [];
    const isOpen = row.opensAt <= now;
    const shown = isOpen ? parts.map((part) => assignedPart(part, dueAt, drafts)) : [];
    const left = shown.filter(({ submissionId }) => submissionId === null);
    const { opensAt, timeZone, isRequired, note } = row;
    return [
      {
        id: row.id,
        cohort: member.cohort.name,
        title: titleOf(row),
        note,
        opensAt,
        dueAt,
        timeZone,
        isRequired,
        isExtended: extendedAt !== null,
        isPicked: row.eachDoes !== null,
        standing,
        parts: shown,
        next: left.find(({ state }) => state === "draft") ?? left[0] ?? null,
      },
    ];
  });
}

const readOwn = async (learner: Learner, rows: readonly AssignmentRow[]) =>
  readWork([learner.id], slugsOf(rows), AS_IT_STANDS, await listClosed(learner));

function assignedPart(
  { slug, fit, work }: ReturnType<typeof standsOn>["parts"][number],
  dueAt: Date,
  drafts: ReadonlySet<string>,
): AssignedPart {
  const exercise = findExercise(slug);
  return {
    slug,
    fit,
    title: exercise?.meta.title ?? slug,
    kind: exercise?.kind.id ?? null,
    minutes: exercise?.meta.minutes ?? null,
    state: work ? (work.isPassed ? "passed" : "handed-in") : drafts.has(slug) ? "draft" : "new",
    isLate: work !== undefined && work.firstAt > dueAt,
    submissionId: work?.submissionId ?? null,
  };
}

/**
 * The assignments that a learner has to do now, by deadline: those that are open and not handed in, and those that were
 * missed in recent weeks and can still be handed in.
 */
export function dueOf(assigned: readonly Assigned[], now = new Date()): Assigned[] {
  const since = new Date(now.getTime() - OFFERED_DAYS * DAY_MS);
  const due = ({ dueAt, standing: { state } }: Assigned) => state === "open" || (state === "missed" && dueAt >= since);
  return assigned.filter(due).sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
}

/** One of a learner's assignments; null if the learner has no such assignment. */
export async function findAssigned(learner: Learner, id: string, now = new Date()): Promise<Assigned | null> {
  return (await listAssigned(learner, now, id))[0] ?? null;
}
