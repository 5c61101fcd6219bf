import { db, forgetDeleted, isUniqueConflict } from "~/database/db.server";
import { repeat } from "~/operations/repeat.server";
import { deleteRowsOf } from "../privacy/privacy-delete.server";
import { auth } from "../sign-in/auth.server";
import { dayAfter } from "./guest-days";

/** Creates a guest and signs them in. The returned headers contain the cookie. */
export async function makeGuest(): Promise<Headers> {
  const { headers } = await auth.api.signInGuest({ returnHeaders: true });
  return headers;
}

/**
 * Turns a guest into an account. The account keeps the guest's row, so that nothing has to be moved: the guest's
 * work, the data stored in the browser under the row's id, and random choices derived from the id stay the same. All
 * sessions of the guest end, and the caller signs them in again. The account's first day is today. Returns the
 * outcome: `gone` means that the guest no longer exists.
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
 * Deletes expired guests, with all of their data. Returns how many guests it deleted. Several processes may run this at
 * once: a guest who is already deleted, or has become an account, is skipped.
 */
export async function deletePastGuests(now = new Date()): Promise<number> {
  const isPast = { guestUntil: { lt: dayAfter(0, now) } };
  const past = await db.user.findMany({ where: isPast, select: { id: true } });
  let deleted = 0;
  for (const { id } of past) {
    deleted += await db.$transaction(async (tx) => {
      // The update comes first, because it blocks a concurrent conversion of the guest into an account.
      const { count } = await tx.user.updateMany({ where: { id, ...isPast }, data: { name: "Guest" } });
      if (count > 0) await deleteRowsOf(tx, id);
      return count;
    });
  }
  if (deleted > 0) await forgetDeleted();
  return deleted;
}

const SWEEP_MS = 60 * 60 * 1000;

/**
 * How often expired tokens are deleted. This happens often, because anyone can request any number of passkey
 * challenges, and each is stored for 15 minutes.
 */
const TOKENS_MS = 10 * 60 * 1000;

/** Deletes expired one-time tokens. */
const forgetTokens = () => db.verification.deleteMany({ where: { expiresAt: { lt: new Date() } } });

/**
 * Deletes expired guests now and every hour, so that no guest is kept much beyond their last day. Deletes expired
 * tokens more often. Returns a function that stops the timers.
 */
export function sweepGuests(): () => Promise<void> {
  const stops = [
    repeat(SWEEP_MS, () => deletePastGuests(), "expired guests could not be deleted"),
    repeat(TOKENS_MS, forgetTokens, "expired one-time tokens could not be deleted"),
  ];
  return async () => void (await Promise.all(stops.map((stop) => stop())));
}
