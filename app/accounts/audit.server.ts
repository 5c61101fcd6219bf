import { db, type Transaction } from "~/db.server";

/** What was changed: a verb of ours, its subject ("cohort:<id>", "person") and, where it was a person, to whom. */
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
  readonly subject: string;
  /** Null where they deleted their account. */
  readonly actor: { readonly id: string; readonly name: string } | null;
  readonly about: { readonly id: string; readonly name: string } | null;
  /** To the day: nobody's work is timed here either. */
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
  return { total, rows: events.map(({ at, ...row }) => ({ ...row, day: at.toISOString().slice(0, 10) })) };
}
