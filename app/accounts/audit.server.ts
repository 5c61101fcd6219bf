import { db, type Transaction } from "~/database/db.server";

/**
 * A change to log: who made it, what they did, its subject ("cohort:<id>", "programme:<id>/cohort:<id>", "person")
 * and the person affected, if any.
 */
export interface AuditEntry {
  /** Set if the entry must sort after another row, because each process has its own order of ids. */
  readonly id?: string;
  readonly actorId: string;
  readonly action: string;
  /** The subject never identifies a person. `aboutId` identifies the person who is affected. */
  readonly subject: string;
  readonly aboutId?: string;
  /** The section of a member who left or was removed, and when they joined it; null if they were in no section. */
  readonly sectionId?: string | null;
  readonly sectionSince?: Date | null;
}

/** Logs a change and who made it, in the same transaction as the change. */
export async function recordAudit(tx: Transaction, entry: AuditEntry): Promise<void> {
  await tx.auditEvent.create({ data: { ...entry } });
}

/**
 * Logs an admin's action that isn't part of a transaction, for example requeuing a job. Call this after the action is
 * done.
 */
export const recordAdminAct = (admin: { readonly id: string }, action: string, subject: string): Promise<void> =>
  recordAudit(db, { actorId: admin.id, action, subject });

export interface AuditRow {
  readonly id: string;
  readonly action: string;
  /**
   * The cohort that was changed, or in which the change was made; null if no cohort was involved. The name is null once
   * the cohort is deleted.
   */
  readonly cohort: { readonly id: string; readonly name: string | null } | null;
  /**
   * The programme that was changed, or in which the change was made; null if no programme was involved. The name is
   * null once the programme is deleted.
   */
  readonly programme: { readonly id: string; readonly name: string | null } | null;
  /** Null if the person who made the change deleted their account. */
  readonly actor: { readonly id: string; readonly name: string } | null;
  /** The person affected; undefined if the change affected no person, or a shared text that no one has reported. */
  readonly about: { readonly id: string; readonly name: string } | null | undefined;
  /** The day of the change. The log shows no times, so that it doesn't reveal when admins work. */
  readonly day: string;
}

/**
 * Returns a page of all changes, newest first, and their total number. The caller has checked that the actor is an
 * admin.
 */
export async function listAudit(from: number, count: number): Promise<{ rows: AuditRow[]; total: number }> {
  const person = { select: { id: true, name: true } };
  const [events, total] = await Promise.all([
    db.auditEvent.findMany({
      // Sorting by id sorts by time.
      orderBy: { id: "desc" },
      skip: from,
      take: count,
      select: { id: true, action: true, subject: true, at: true, actor: person, about: person },
    }),
    db.auditEvent.count(),
  ]);
  const mayName = await findNameable(events.map(({ subject }) => subject));
  const ofInvites = await findCohortsOfInvites(events.flatMap(({ subject }) => inviteIn(subject) ?? []));
  const cohortOf = (subject: string) => cohortIn(subject) ?? ofInvites.get(inviteIn(subject) ?? "") ?? null;
  const cohortIds = events.flatMap(({ subject }) => cohortOf(subject) ?? []);
  const cohorts = await db.cohort.findMany({ where: { id: { in: cohortIds } }, select: { id: true, name: true } });
  const programmeIds = events.flatMap(({ subject }) => programmeIn(subject) ?? []);
  const programmes = await db.programme.findMany({
    where: { id: { in: programmeIds } },
    select: { id: true, name: true },
  });
  const names = new Map([...cohorts, ...programmes].map(({ id, name }) => [id, name]));
  const named = (id: string | null) => (id === null ? null : { id, name: names.get(id) ?? null });
  const rows = events.map(({ at, action, subject, about: to, ...row }) => {
    return {
      ...row,
      about: mayName(subject) ? (to ?? (TO_A_PERSON.test(action) ? null : undefined)) : undefined,
      action,
      cohort: named(cohortOf(subject)),
      programme: named(programmeIn(subject)),
      day: at.toISOString().slice(0, 10),
    };
  });
  return { total, rows };
}

/**
 * Returns whether the log may name the person affected by a change with this subject. Posts and solutions may be
 * anonymous, so the log names their authors only if someone has reported the text, as the form for writing it says.
 */
async function findNameable(subjects: readonly string[]): Promise<(subject: string) => boolean> {
  const ids = subjects.flatMap((subject) => sharedIn(subject) ?? []);
  const reports = await db.abuseReport.findMany({ where: { subject: { in: ids } }, select: { subject: true } });
  const reported = new Set(reports.map(({ subject }) => subject));
  return (subject) => {
    const id = sharedIn(subject);
    return id === null || reported.has(id);
  };
}

/** Maps each invite's id to its cohort's id. Needed because earlier versions logged only the invite. */
async function findCohortsOfInvites(ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const invites = await db.invite.findMany({ where: { id: { in: ids } }, select: { id: true, cohortId: true } });
  return new Map(invites.map(({ id, cohortId }) => [id, cohortId]));
}

/**
 * Actions that affect a person. If an event with one of these actions names no person, the person has since deleted
 * their account.
 */
const TO_A_PERSON =
  /^((admin|sessions|reset-link|second-step|member|talk|certificate|score|peers)\.|assignment\.exten|programme\.lead-)/;
const cohortIn = (subject: string) => /^(?:programme:.+\/)?cohort:(.+)$/.exec(subject)?.[1] ?? null;
const programmeIn = (subject: string) => /^programme:([^/]+)/.exec(subject)?.[1] ?? null;
const sharedIn = (subject: string) => /^(?:post|solution):(.+)$/.exec(subject)?.[1] ?? null;
const inviteIn = (subject: string) => /^invite:(.+)$/.exec(subject)?.[1] ?? null;
