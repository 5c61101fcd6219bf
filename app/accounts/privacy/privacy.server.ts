import { db, forgetDeleted, type Transaction } from "~/database/db.server";
import { limiters } from "~/operations/limits.server";
import { log } from "~/operations/log.server";
import { sayWait } from "~/operations/retry-after.server";
import { auth } from "../sign-in/auth.server";
import { listDeletion, withdrawDeletion } from "./deletion-list.server";
import { forgetExportsOf } from "./export-files.server";
import { deleteRowsOf } from "./privacy-delete.server";

/** What remains after an account is deleted: shown before the deletion. */
export interface Leaving {
  readonly submissions: number;
  readonly drafts: number;
  /** On other people's work. */
  readonly commentsElsewhere: number;
  /** Names of cohorts without another lead. */
  readonly leadless: readonly string[];
  /** There would be no other admin, while other people use the installation. */
  readonly isOnlyAdmin: boolean;
}

/** Whether there is no other admin, while others have accounts: an installation needs one. */
async function isOnlyAdmin(tx: Transaction, userId: string): Promise<boolean> {
  const others = { id: { not: userId }, guestUntil: null };
  const [mine, admins, people] = [
    await tx.user.count({ where: { id: userId, isAdmin: true } }),
    await tx.user.count({ where: { ...others, isAdmin: true } }),
    await tx.user.count({ where: others }),
  ];
  return mine > 0 && admins === 0 && people > 0;
}

export async function getLeaving(userId: string): Promise<Leaving> {
  const leads = { some: { userId, role: "lead" }, none: { userId: { not: userId }, role: "lead" } };
  const [submissions, drafts, commentsElsewhere, cohorts, onlyAdmin] = await Promise.all([
    db.submission.count({ where: { userId } }),
    db.draft.count({ where: { userId } }),
    db.comment.count({ where: { authorId: userId, thread: { submission: { userId: { not: userId } } } } }),
    db.cohort.findMany({ where: { memberships: leads }, orderBy: { name: "asc" }, select: { name: true } }),
    isOnlyAdmin(db, userId),
  ]);
  const leadless = cohorts.map(({ name }) => name);
  return { submissions, drafts, commentsElsewhere, leadless, isOnlyAdmin: onlyAdmin };
}

class OnlyAdmin extends Error {}

/** Another process may read for a while, as a backup does. */
const FORGET_TRIES = 60;
const FORGET_AGAIN_MS = 60_000;

/** Empties the database's write log; if another process is reading, retries every minute. */
async function forget(tries: number): Promise<void> {
  const isDone = await forgetDeleted().catch((err) => {
    log.warn({ err }, "the database's log was not emptied after a deletion");
    return false;
  });
  if (isDone) return;
  if (tries > 1) setTimeout(() => void forget(tries - 1), FORGET_AGAIN_MS).unref();
  else log.warn("the database's log is in use: deleted rows stay in it until the next deletion");
}

/**
 * Deletes a person permanently, with every row: the deletion list first, then one transaction, then what is left of the
 * texts in the database's file. The caller has verified the person. Repeatable; does nothing if the person does not
 * exist. Returns false, without changes, if they are the only admin. Throws if the database failed: then the person
 * still exists, complete.
 */
export async function deletePerson(userId: string): Promise<boolean> {
  const person = await db.user.findUnique({ where: { id: userId }, select: { email: true, isAdmin: true } });
  if (!person) return true;
  if (await isOnlyAdmin(db, userId)) return false;
  const entry = await listDeletion({ id: userId, email: person.email });
  try {
    await db.$transaction(
      async (tx) => {
        // Checked again in the transaction: if two admins delete themselves at once, they must not both find the other
        // one.
        if (await isOnlyAdmin(tx, userId)) throw new OnlyAdmin();
        await deleteRowsOf(tx, userId);
      },
      { maxWait: 10_000, timeout: 60_000, ...(person.isAdmin && { isolationLevel: "Serializable" }) },
    );
  } catch (error) {
    // The database may have committed, although its answer was lost. If it doesn't answer now either, the entry stays,
    // and the next start finishes the deletion.
    const isThere = await db.user.count({ where: { id: userId } }).catch(() => 0);
    if (isThere > 0) await withdrawDeletion(entry);
    if (error instanceof OnlyAdmin) return false;
    throw error;
  }
  await forgetExportsOf(userId);
  await forget(FORGET_TRIES);
  return true;
}

/** Why a password is refused, for the person; null if it is correct. Wrong ones are limited. */
export async function refusePassword(
  person: { readonly id: string },
  password: string,
): Promise<{ readonly says: string; readonly retryAfter?: number } | null> {
  const wait = await limiters.password.take(person.id);
  if (wait !== null) return { says: `Too many wrong passwords. Try again ${sayWait(wait)}.`, retryAfter: wait };
  const [account, { password: passwords }] = await Promise.all([
    db.account.findFirst({ where: { userId: person.id, providerId: "credential" }, select: { password: true } }),
    auth.$context,
  ]);
  const isRight = account?.password ? await passwords.verify({ hash: account.password, password }) : false;
  if (!isRight) return { says: "That password is wrong." };
  await limiters.password.giveBack(person.id);
  return null;
}
