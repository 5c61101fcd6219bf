import { db, forgetDeleted, type Transaction } from "~/db.server";
import { log } from "~/log.server";
import { listDeletion, withdrawDeletion } from "./deletion-list.server";
import { deleteRowsOf } from "./privacy-delete.server";

/** Removes from the queue what names these submissions, in the transaction that deletes them. */
export type RemoveJobs = (tx: Transaction, submissionIds: readonly string[]) => Promise<void>;

/**
 * Deletes a person with every row that names or quotes them, for good: the deletion list first, then one transaction,
 * then what is left of the words in the database's file. The caller has made sure that it is they who ask, or that a
 * guest's time is up. Repeatable; nothing happens when the person is not there. Throws when the database did not do it:
 * then they are still there, whole.
 */
export async function deletePerson(userId: string, removeJobs: RemoveJobs): Promise<void> {
  const person = await db.user.findUnique({ where: { id: userId }, select: { email: true, guestUntil: true } });
  if (!person) return;
  // A backup that brings back a guest whose time is up brings back the time, too.
  const isOver = person.guestUntil !== null && person.guestUntil < new Date();
  const entry = isOver ? null : await listDeletion({ id: userId, email: person.email });
  try {
    await db.$transaction(async (tx) => removeJobs(tx, await deleteRowsOf(tx, userId)), {
      maxWait: 10_000,
      timeout: 60_000,
    });
  } catch (error) {
    // The database may have done it, and not have been able to say so; where it does not even answer now, the entry
    // stands, and the next start finishes it.
    const isThere = await db.user.count({ where: { id: userId } }).catch(() => 0);
    if (entry && isThere > 0) await withdrawDeletion(entry);
    throw error;
  }
  const isForgotten = await forgetDeleted().catch((err) => {
    log.warn({ err }, "the database's log was not emptied after a deletion");
    return true;
  });
  if (!isForgotten) log.warn("the database's log was in use after a deletion, and is emptied with the next");
}
