import { db, forgetDeleted, type Transaction } from "~/database/db.server";
import { limiters } from "~/operations/limits.server";
import { log } from "~/operations/log.server";
import { sayWait } from "~/operations/retry-after.server";
import { ADMINS } from "../admin-people.server";
import { byName } from "../name-order";
import { auth } from "../sign-in/auth.server";
import { listDeletion, withdrawDeletion } from "./deletion-list.server";
import { forgetExportsOf } from "./export-files.server";
import { deleteRowsOf } from "./privacy-delete.server";

/**
 * What deleting the account would delete, which cohorts it would leave without a lead, and whether it would leave the
 * installation without an admin. Shown before the deletion.
 */
export interface Leaving {
  readonly submissions: number;
  readonly drafts: number;
  /** The number of the person's comments on other people's work. */
  readonly commentsElsewhere: number;
  /** Names of the person's cohorts that have no other lead. */
  readonly leadless: readonly string[];
  /** True if other people use the installation and none of them is an admin who can sign in. */
  readonly isOnlyAdmin: boolean;
}

/**
 * Whether other people have accounts and none of them is an admin who can sign in. An installation needs an admin.
 */
async function isOnlyAdmin(tx: Transaction, userId: string): Promise<boolean> {
  const others = { id: { not: userId }, guestUntil: null };
  const [mine, admins, people] = [
    await tx.user.count({ where: { id: userId, isAdmin: true } }),
    await tx.user.count({ where: { ...others, ...ADMINS } }),
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
    db.cohort.findMany({ where: { memberships: leads }, select: { id: true, name: true } }),
    isOnlyAdmin(db, userId),
  ]);
  const leadless = cohorts.sort(byName).map(({ name }) => name);
  return { submissions, drafts, commentsElsewhere, leadless, isOnlyAdmin: onlyAdmin };
}

class OnlyAdmin extends Error {}

/** The maximum number of attempts to empty the write log. They fail while another process, such as a backup, reads. */
const FORGET_TRIES = 60;
const FORGET_AGAIN_MS = 60_000;

/** Empties the database's write log. If another process is reading, tries again every minute. */
async function forget(tries: number): Promise<void> {
  const isDone = await forgetDeleted().catch((err) => {
    log.warn({ err }, "the database's log was not emptied after a deletion");
    return false;
  });
  if (isDone) return;
  if (tries > 1) setTimeout(() => void forget(tries - 1), FORGET_AGAIN_MS).unref();
  else log.warn("deleted rows stay in the database's log until the next deletion, because the log is in use");
}

/**
 * Deletes a person permanently, with every row. First adds the person to the deletion list, then deletes the rows in
 * one transaction, and then removes what is left of the texts in the database's file. The caller has verified the
 * person. This can be repeated, and does nothing if the person does not exist. Returns false, without changes, if the
 * person is the only admin. Throws if the database failed, in which case the person still exists with all rows.
 */
export async function deletePerson(userId: string): Promise<boolean> {
  const person = await db.user.findUnique({
    where: { id: userId },
    select: { email: true, emailVerified: true, isAdmin: true },
  });
  if (!person) return true;
  if (await isOnlyAdmin(db, userId)) return false;
  const entry = await listDeletion({ id: userId, ...person });
  try {
    await db.$transaction(
      async (tx) => {
        // Checked again in the transaction, because two admins may delete their accounts at the same time.
        if (await isOnlyAdmin(tx, userId)) throw new OnlyAdmin();
        await deleteRowsOf(tx, userId);
      },
      { maxWait: 10_000, timeout: 60_000, ...(person.isAdmin && { isolationLevel: "Serializable" }) },
    );
  } catch (error) {
    // The database may have committed the deletion although its response was lost. If in doubt, the entry stays on the
    // list, and the next start finishes the deletion.
    const isThere = await db.user.count({ where: { id: userId } }).catch(() => 0);
    if (isThere > 0) await withdrawDeletion(entry);
    if (error instanceof OnlyAdmin) return false;
    throw error;
  }
  await forgetExportsOf(userId);
  await forget(FORGET_TRIES);
  return true;
}

/**
 * Says why a password is refused, in a sentence for the person. Returns null if the password is correct. Limits how
 * many wrong passwords a person can enter.
 */
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
