import { db, forgetDeleted, isUniqueConflict } from "~/database/db.server";
import { log } from "~/operations/log.server";
import { deleteRowsOf } from "../privacy/privacy-delete.server";
import { auth } from "../sign-in/auth.server";
import { dayAfter } from "./guest-days";

/** Makes a guest and signs them in. The headers hold the cookie. */
export async function makeGuest(): Promise<Headers> {
  const { headers } = await auth.api.signInGuest({ returnHeaders: true });
  return headers;
}

/**
 * Turns a guest into an account: the same row, so that their work, what this browser keeps under its name, and the lots
 * drawn for them (by its id) stay as they are, and nothing has to be moved. All their sessions end; the caller signs in
 * again. The account's first day is this one. Returns what came of it; `gone`: there is no such guest any more.
 */
export async function turnIntoAccount(
  guestId: string,
  account: { readonly name: string; readonly email: string; readonly password: string },
): Promise<"made" | "taken" | "gone"> {
  const { password: passwords } = await auth.$context;
  const password = await passwords.hash(account.password);
  const today = dayAfter(0, new Date());
  const times = { createdAt: today, updatedAt: today };
  try {
    return await db.$transaction(async (tx) => {
      const { count } = await tx.user.updateMany({
        where: { id: guestId, guestUntil: { not: null } },
        data: { name: account.name, email: account.email, guestUntil: null, ...times },
      });
      if (count === 0) return "gone";
      const owned = { userId: guestId };
      await tx.account.create({
        data: { ...owned, accountId: guestId, providerId: "credential", password, ...times },
      });
      await tx.session.deleteMany({ where: owned });
      return "made";
    });
  } catch (error) {
    if (isUniqueConflict(error)) return "taken";
    throw error;
  }
}

/**
 * Deletes guests whose last day is over, with everything that they left. Returns how many. Several processes may do so
 * at once: a guest who is gone already, or has an account since, is passed over.
 */
export async function deletePastGuests(now = new Date()): Promise<number> {
  const isPast = { guestUntil: { lt: dayAfter(0, now) } };
  const past = await db.user.findMany({ where: isPast, select: { id: true } });
  let deleted = 0;
  for (const { id } of past) {
    deleted += await db.$transaction(async (tx) => {
      // A change first: it holds off who would make an account of the guest at this moment.
      const { count } = await tx.user.updateMany({ where: { id, ...isPast }, data: { name: "Guest" } });
      if (count > 0) await deleteRowsOf(tx, id);
      return count;
    });
  }
  if (deleted > 0) await forgetDeleted();
  return deleted;
}

const SWEEP_MS = 60 * 60 * 1000;

/** One-time tokens that were never used. */
const forgetTokens = () => db.verification.deleteMany({ where: { expiresAt: { lt: new Date() } } });

/** Deletes past guests now and every hour, so that none outlives their last day by more. Returns how to stop. */
export function sweepGuests(): () => void {
  const sweep = () =>
    Promise.all([deletePastGuests(), forgetTokens()]).catch((err) =>
      log.error({ err }, "past guests could not be deleted"),
    );
  void sweep();
  const timer = setInterval(sweep, SWEEP_MS);
  timer.unref();
  return () => clearInterval(timer);
}
