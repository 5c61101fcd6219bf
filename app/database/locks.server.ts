import type { Transaction } from "./db.server";

/**
 * Locks rows until the transaction ends, so that transactions that lock the same row run one after the other. Call
 * these functions before the transaction reads, and in the order that decision 073 specifies, so that two transactions
 * don't wait for each other. Each is an update that changes nothing: on SQLite, such an update waits for other writers,
 * while a transaction that first reads and then begins to write would fail. The functions for one row return false if
 * there is no such row.
 */

const isOne = ({ count }: { readonly count: number }): boolean => count === 1;

/** Locks a cohort. The lock also covers its members, invites and settings, and everything that its leads add to it. */
export const lockCohort = async (tx: Transaction, id: string): Promise<boolean> =>
  isOne(await tx.cohort.updateMany({ where: { id }, data: { id } }));

/** Locks these cohorts in the order of their ids. */
export async function lockCohorts(tx: Transaction, cohortIds: readonly string[]): Promise<void> {
  for (const id of [...cohortIds].sort()) await lockCohort(tx, id);
}

/** Locks a revision. The lock also covers revisions derived from it and findings that wait for a ruling on it. */
export const lockRevision = async (tx: Transaction, id: string): Promise<boolean> =>
  isOne(await tx.revision.updateMany({ where: { id }, data: { id } }));

/** Locks a person, so that two requests from the same person run one after the other. */
export const lockPerson = async (tx: Transaction, id: string): Promise<boolean> =>
  isOne(await tx.user.updateMany({ where: { id }, data: { id } }));

/** Locks a submission, so that no other transaction changes which of its results is current. */
export const lockSubmission = async (tx: Transaction, id: string): Promise<boolean> =>
  isOne(await tx.submission.updateMany({ where: { id }, data: { id } }));
