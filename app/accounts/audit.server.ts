import { db, type Transaction } from "~/database/db.server";

/**
 * What was changed: a verb of ours, its subject ("cohort:<id>", "programme:<id>/cohort:<id>", "person") and, where it
 * was a person, to whom.
 */
export interface AuditEntry {
  readonly actorId: string;
  readonly action: string;
  /** Names no person; `aboutId` does. */
  readonly subject: string;
  readonly aboutId?: string;
}

/** Writes down who changed what, in the transaction of the change itself. */
export async function recordAudit(tx: Transaction, entry: AuditEntry): Promise<void> {
  await tx.auditEvent.create({ data: { ...entry } });
}

export interface AuditRow {
  readonly id: string;
  readonly action: string;
  /** The cohort that it was done in or to, if one; its name is null once it is gone. */
  readonly cohort: { readonly id: string; readonly name: string | null } | null;
  /** The programme that it was done in or to, if one; as `cohort`. */
  readonly programme: { readonly id: string; readonly name: string | null } | null;
  /** Null where they deleted their account. */
  readonly actor: { readonly id: string; readonly name: string } | null;
  /** Undefined where it was done to no one. */
  readonly about: { readonly id: string; readonly name: string } | null | undefined;
  /** To the day: no one's work is timed here either. */
  readonly day: string;
}

/** A page of all changes, the newest first, and how many there are. The caller has checked that an admin asks. */
export async function listAudit(from: number, count: number): Promise<{ rows: AuditRow[]; total: number }> {
  const person = { select: { id: true, name: true } };
  const [events, total] = await Promise.all([
    db.auditEvent.findMany({
      // Ids are in the order of time.
      orderBy: { id: "desc" },
      skip: from,
      take: count,
      select: { id: true, action: true, subject: true, at: true, actor: person, about: person },
    }),
    db.auditEvent.count(),
  ]);
  const cohortIds = events.flatMap(({ subject }) => cohortIn(subject) ?? []);
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
      about: to ?? (TO_SOMEBODY.test(action) ? null : undefined),
      action,
      cohort: named(cohortIn(subject)),
      programme: named(programmeIn(subject)),
      day: at.toISOString().slice(0, 10),
    };
  });
  return { total, rows };
}

/** Changes of a person: where none is named, they deleted their account. */
const TO_SOMEBODY = /^((admin|sessions|reset-link|second-step|member|talk|certificate)\.|assignment\.exten)/;
const cohortIn = (subject: string) => /^(?:programme:.+\/)?cohort:(.+)$/.exec(subject)?.[1] ?? null;
const programmeIn = (subject: string) => /^programme:([^/]+)/.exec(subject)?.[1] ?? null;
