import { db, isUniqueConflict, type Transaction } from "~/database/db.server";
import { lockCohort } from "~/database/locks.server";
import { recordAudit } from "../audit.server";
import type { Person } from "../guards.server";
import { sendsMail } from "../mail/account-mail.server";
import { byName } from "../name-order";

/** Programmes: their cohorts and leads. All callers have checked that the actor is an admin. */

export interface ProgrammeRow {
  readonly id: string;
  readonly name: string;
  readonly cohorts: readonly { readonly id: string; readonly name: string }[];
  readonly leads: readonly { readonly id: string; readonly name: string; readonly email: string }[];
}

/** A page of programmes, sorted by name, and their total number. */
export async function listProgrammes(
  from: number,
  count: number,
): Promise<{ programmes: ProgrammeRow[]; total: number }> {
  const all = (await db.programme.findMany({ select: { id: true, name: true } })).sort(byName);
  const rows = await db.programme.findMany({
    where: { id: { in: all.slice(from, from + count).map(({ id }) => id) } },
    select: {
      id: true,
      name: true,
      cohorts: { select: { cohort: { select: { id: true, name: true } } } },
      leads: { select: { user: { select: { id: true, name: true, email: true } } } },
    },
  });
  const programmes = rows.sort(byName).map(({ cohorts, leads, ...programme }) => ({
    ...programme,
    cohorts: cohorts.map(({ cohort }) => cohort).sort(byName),
    leads: leads.map(({ user }) => user).sort(byName),
  }));
  return { programmes, total: all.length };
}

/** All cohorts, sorted by name, to choose from. */
export const listCohortNames = async (): Promise<{ id: string; name: string }[]> =>
  (await db.cohort.findMany({ select: { id: true, name: true } })).sort(byName);

export async function createProgramme(actor: Person, name: string): Promise<string> {
  return db.$transaction(async (tx) => {
    const { id } = await tx.programme.create({ data: { name } });
    await audit(tx, actor, "programme.made", `programme:${id}`);
    return id;
  });
}

/** Renames a programme. Returns whether the programme existed. */
export async function renameProgramme(actor: Person, id: string, name: string): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.programme.updateMany({ where: { id }, data: { name } });
    if (count > 0) await audit(tx, actor, "programme.renamed", `programme:${id}`);
    return count > 0;
  });
}

/**
 * Deletes a programme. Its cohorts remain, and its leads lose the access that the programme gave them. Returns whether
 * the programme existed.
 */
export async function deleteProgramme(actor: Person, id: string): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.programme.deleteMany({ where: { id } });
    if (count > 0) await audit(tx, actor, "programme.deleted", `programme:${id}`);
    return count > 0;
  });
}

/**
 * The outcome of a change. `there`: the cohort or person was already in the programme. `gone`: there is no such
 * programme, cohort or account. `unconfirmed`: the address is not confirmed.
 */
export type ProgrammeChange = "done" | "there" | "gone" | "unconfirmed";

/** Runs a change that stores a row. The row is stored only once, however often the form is submitted. */
async function put(make: (tx: Transaction) => Promise<ProgrammeChange>): Promise<ProgrammeChange> {
  try {
    return await db.$transaction(make);
  } catch (error) {
    if (isUniqueConflict(error)) return "there";
    throw error;
  }
}

const isProgramme = async (tx: Transaction, id: string) => (await tx.programme.count({ where: { id } })) > 0;

/**
 * Adds a cohort to a programme; the cohort's lead decides whether the programme's leads may read its reports. If the
 * cohort wasn't in any programme, the publication of its figures starts from scratch, because until now no one could
 * compare them with other cohorts' figures.
 */
export async function addCohort(actor: Person, programmeId: string, cohortId: string): Promise<ProgrammeChange> {
  return put(async (tx) => {
    // Locks the cohort until the transaction ends. Publishing figures takes the same lock.
    if (!(await lockCohort(tx, cohortId)) || !(await isProgramme(tx, programmeId))) return "gone";
    const isFirst = (await tx.programmeCohort.count({ where: { cohortId } })) === 0;
    await tx.programmeCohort.create({ data: { programmeId, cohortId } });
    if (isFirst) {
      await tx.publishedLedger.deleteMany({ where: { cohortId } });
      await tx.keptFigures.deleteMany({ where: { subject: `cohort:${cohortId}`, name: "published" } });
    }
    await audit(tx, actor, "programme.cohort-added", `programme:${programmeId}/cohort:${cohortId}`);
    return "done";
  });
}

export async function removeCohort(actor: Person, programmeId: string, cohortId: string): Promise<ProgrammeChange> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.programmeCohort.deleteMany({ where: { programmeId, cohortId } });
    if (count === 0) return "gone";
    await audit(tx, actor, "programme.cohort-removed", `programme:${programmeId}/cohort:${cohortId}`);
    return "done";
  });
}

/**
 * Finds a person by their account's address and makes them a lead of a programme. If Onramp sends email, the address
 * must be confirmed.
 */
export async function addLead(actor: Person, programmeId: string, email: string): Promise<ProgrammeChange> {
  return put(async (tx) => {
    const person = await tx.user.findFirst({
      where: { email: email.trim().toLowerCase(), guestUntil: null },
      select: { id: true, emailVerified: true },
    });
    if (!person || !(await isProgramme(tx, programmeId))) return "gone";
    if (sendsMail() && !person.emailVerified) return "unconfirmed";
    await tx.programmeLead.create({ data: { programmeId, userId: person.id } });
    await audit(tx, actor, "programme.lead-added", `programme:${programmeId}`, person.id);
    return "done";
  });
}

export async function removeLead(actor: Person, programmeId: string, userId: string): Promise<ProgrammeChange> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.programmeLead.deleteMany({ where: { programmeId, userId } });
    if (count === 0) return "gone";
    await audit(tx, actor, "programme.lead-removed", `programme:${programmeId}`, userId);
    return "done";
  });
}

const audit = (tx: Transaction, actor: Person, action: string, subject: string, aboutId?: string) =>
  recordAudit(tx, { actorId: actor.id, action, subject, ...(aboutId && { aboutId }) });
