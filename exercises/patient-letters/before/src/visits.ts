import type { Account } from "./account";
import type { Journal } from "./journal";

export interface Visit {
  readonly patientId: string;
  /** "2026-11-24 09:30". */
  readonly at: string;
  readonly clinician: string;
}

export interface Calendar {
  /** Visits that are still to come. */
  upcoming(): Promise<readonly Visit[]>;
}

/** The patient's own visits, soonest first. */
export async function ownVisits(calendar: Calendar, journal: Journal, account: Account): Promise<Visit[]> {
  await journal.note({ mail: account.mail, record: "visits", outcome: "given" });
  const visits = await calendar.upcoming();
  return visits
    .filter(({ patientId }) => account.patientId !== undefined && patientId === account.patientId)
    .sort((a, b) => (a.at < b.at ? -1 : 1));
}
