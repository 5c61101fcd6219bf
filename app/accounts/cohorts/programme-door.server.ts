import { db } from "~/database/db.server";
import { recordAudit } from "../audit.server";
import type { Person } from "../guards.server";
import { byName } from "../name-order";

/**
 * A programme as seen from one of its cohorts: the cohort's leads decide whether the programme's leads may read its
 * reports.
 */

export interface ProgrammeOf {
  readonly id: string;
  readonly name: string;
  /** True if the programme's leads may read the cohort's reports. */
  readonly isOpen: boolean;
  /** The names of the programme's leads. */
  readonly leads: readonly string[];
}

/**
 * The programmes that contain a cohort, sorted by name. The caller has checked that the actor is a lead of the cohort.
 */
export async function listProgrammesOf(cohortId: string): Promise<ProgrammeOf[]> {
  const rows = await db.programmeCohort.findMany({
    where: { cohortId },
    select: {
      isOpen: true,
      programme: {
        select: { id: true, name: true, leads: { select: { user: { select: { id: true, name: true } } } } },
      },
    },
  });
  return rows
    .map(({ isOpen, programme: { leads, ...programme } }) => ({
      ...programme,
      isOpen,
      leads: leads
        .map(({ user }) => user)
        .sort(byName)
        .map(({ name }) => name),
    }))
    .sort(byName);
}

/**
 * Allows a programme's leads to read a cohort's reports, or revokes this right. Returns whether the cohort is in the
 * programme. The caller has checked that the actor is a lead of the cohort.
 */
export async function setOpen(actor: Person, cohortId: string, programmeId: string, isOpen: boolean): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.programmeCohort.updateMany({
      where: { cohortId, programmeId, isOpen: !isOpen },
      data: { isOpen },
    });
    const action = isOpen ? "programme.let-in" : "programme.shut-out";
    if (count > 0)
      await recordAudit(tx, { actorId: actor.id, action, subject: `programme:${programmeId}/cohort:${cohortId}` });
    return count > 0 || (await tx.programmeCohort.count({ where: { cohortId, programmeId } })) > 0;
  });
}

/**
 * A programme's name and its cohorts, sorted by name; null if there is no such programme. The caller has checked that
 * the actor is a lead of the programme.
 */
export async function findProgramme(id: string) {
  const programme = await db.programme.findUnique({
    where: { id },
    select: {
      name: true,
      cohorts: {
        select: { isOpen: true, cohort: { select: { id: true, name: true } } },
      },
    },
  });
  if (!programme) return null;
  const cohorts = programme.cohorts.map(({ isOpen, cohort }) => ({ ...cohort, isOpen }));
  return { name: programme.name, cohorts: cohorts.sort(byName) };
}
