import crypto from "node:crypto";
import { z } from "zod";
import { today } from "~/database/coarse";
import { db, isUniqueConflict, type Transaction } from "~/database/db.server";
import { lockCohorts } from "~/database/locks.server";
import { limiters } from "~/operations/limits.server";
import { sayWait } from "~/operations/retry-after.server";
import { DAY_MS } from "~/operations/time";
import { recordAudit } from "./audit.server";
import type { Person } from "./guards.server";
import { sendLater, sendsMail } from "./mail/account-mail.server";
import { readToken, signToken } from "./mail/signed-token.server";
import { endLinks } from "./passwords/password-reset.server";
import { moveInvites } from "./privacy/bound-invites.server";

/** Changes a person's name or address (docs/decisions/057). The caller has checked the password. */

const PURPOSE = "change-address";
const TokenSchema = z.object({ id: z.string(), from: z.string(), to: z.string() });
type Move = z.infer<typeof TokenSchema>;

/** The outcome for the address, or error messages keyed by field ("" for the whole form). */
type Changed =
  | { readonly ok: true; readonly address: "same" | "changed" | "mailed" }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>>; readonly retryAfter?: number };

/**
 * This message reveals as little as possible. On an installation without email, a refusal still reveals that the
 * address has an account.
 */
const TAKEN = "We couldn’t use this address. Choose another address, or keep your current one.";

/** The maximum number of former names and addresses that are kept for a person. Older ones are dropped. */
const MOST_FORMER = 20;

/**
 * Sets the name, and the address if it has changed. If Onramp sends email, the account gets the new address only when
 * someone opens the link that was emailed to the new address. Until then the response is the same whether or not the
 * address has an account.
 */
export async function changeWho(
  { id, name: oldName, email: from }: Pick<Person, "id" | "name" | "email">,
  who: { readonly name: string; readonly email: string },
): Promise<Changed> {
  const name = who.name.trim();
  const to = who.email.trim().toLowerCase();
  if (name === oldName && to === from) return { ok: true, address: "same" };
  const wait = await limiters.who.take(id);
  if (wait !== null) {
    const says = `You have changed your name or address too often. Try again ${sayWait(wait)}.`;
    return { ok: false, errors: { "": says }, retryAfter: wait };
  }
  const movesNow = to !== from && !sendsMail();
  const isDone = await inOneStep(id, async (tx) => {
    if (movesNow && !(await move(tx, { id, from, to }, false))) return false;
    if (name !== oldName) await rename(tx, id, { from: oldName, to: name });
    return true;
  });
  if (!isDone) return { ok: false, errors: { email: TAKEN } };
  if (to === from) return { ok: true, address: "same" };
  if (movesNow) return { ok: true, address: "changed" };
  await mailLink({ id, from, to });
  return { ok: true, address: "mailed" };
}

/** Whether a link that changes an address still works. */
export async function isChangeOpen(token: string): Promise<boolean> {
  if (!readToken(PURPOSE, token, TokenSchema)) return false;
  return (await db.verification.count({ where: { identifier: identifierOf(token) } })) > 0;
}

/**
 * Changes the address after the link was opened, which proves that the email arrived. Returns false if the link no
 * longer works.
 */
export async function finishChange(token: string): Promise<boolean> {
  const change = readToken(PURPOSE, token, TokenSchema);
  if (!change) return false;
  const isDone = await inOneStep(change.id, async (tx) => {
    const { count } = await tx.verification.deleteMany({
      where: { identifier: identifierOf(token), value: change.id },
    });
    return count > 0 && move(tx, change, true);
  });
  if (!isDone) return false;
  sendLater({
    kind: "notice",
    to: change.from,
    subject: "your email address was changed",
    says: [
      "Your account now has a different email address. You can no longer sign in with the address that this email was sent to.",
      "If it wasn’t you, contact the administrators immediately.",
    ],
  });
  return true;
}

class Refused extends Error {}

/**
 * Runs `change` in a transaction that is rolled back if `change` returns false, or if another account takes the address
 * in the meantime. Locks the person's cohorts, because a lead who changes the person's role at this moment ends the
 * invites for their address.
 */
async function inOneStep(id: string, change: (tx: Transaction) => Promise<boolean>): Promise<boolean> {
  const own = await db.membership.findMany({ where: { userId: id }, select: { cohortId: true } });
  try {
    await db.$transaction(async (tx) => {
      await lockCohorts(
        tx,
        own.map(({ cohortId }) => cohortId),
      );
      if (!(await change(tx))) throw new Refused();
    });
    return true;
  } catch (error) {
    if (error instanceof Refused || isUniqueConflict(error)) return false;
    throw error;
  }
}

async function rename(tx: Transaction, id: string, { from, to }: { from: string; to: string }): Promise<void> {
  await tx.user.update({ where: { id }, data: { name: to } });
  await keepFormer(tx, id, from);
  await recordAudit(tx, { actorId: id, subject: "person", action: "account.renamed" });
}

/**
 * Moves an account to a new address. Returns false if the account no longer has the old address, or if another account
 * has the new address.
 */
async function move(tx: Transaction, { id, from, to }: Move, isConfirmed: boolean): Promise<boolean> {
  if ((await tx.user.count({ where: { email: to } })) > 0) return false;
  await moveInvites(tx, { id, from, to });
  const data = { email: to, emailVerified: isConfirmed };
  const { count } = await tx.user.updateMany({ where: { id, email: from }, data });
  if (count === 0) return false;
  await keepFormer(tx, id, from);
  // Invalidates links that were emailed to the old address, so that they can no longer be used to set a password.
  await endLinks(tx, id);
  await recordAudit(tx, { actorId: id, subject: "person", action: "account.moved" });
  return true;
}

/** Stores a former name or address, so that deleting the account also finds it in other people's texts. */
async function keepFormer(tx: Transaction, id: string, former: string): Promise<void> {
  const { formerNames } = await tx.user.findUniqueOrThrow({ where: { id }, select: { formerNames: true } });
  const kept = formerNames.split("\n").filter((one) => one && one !== former);
  await tx.user.update({ where: { id }, data: { formerNames: [...kept, former].slice(-MOST_FORMER).join("\n") } });
}

const PREFIX = "onramp-address:";
const identifierOf = (token: string) => `${PREFIX}${crypto.createHash("sha256").update(token).digest("hex")}`;

/**
 * Emails a link to the new address, replacing an earlier link. The link works once, and stops working when the password
 * changes, as all one-time links do: someone who knew the password for a moment must not keep access. If the new
 * address already has an account, Onramp still creates a link, but emails it to no one.
 */
async function mailLink({ id, from, to }: Move): Promise<void> {
  const token = signToken(PURPOSE, { id, from, to });
  const now = today();
  const times = { createdAt: now, updatedAt: now, expiresAt: new Date(now.getTime() + 2 * DAY_MS) };
  await db.$transaction(async (tx) => {
    await tx.verification.deleteMany({ where: { identifier: { startsWith: PREFIX }, value: id } });
    await tx.verification.create({ data: { identifier: identifierOf(token), value: id, ...times } });
  });
  const isTaken = (await db.user.count({ where: { email: to } })) > 0;
  sendLater(
    isTaken
      ? {
          kind: "change-address",
          to,
          subject: "you already have an account",
          says: [
            "Someone, probably you, tried to use this address for another account. This address already has an account, so sign in to that account.",
            "If it wasn’t you, do nothing.",
          ],
        }
      : {
          kind: "change-address",
          to,
          subject: "confirm your new email address",
          says: [
            "Follow this link to use this address for your account. The link works once and expires at the end of tomorrow (UTC).",
            "Until you follow the link, sign in with your old address. If you didn’t ask for this, do nothing.",
          ],
          link: { does: "Use this address", path: `/address/${token}` },
        },
  );
}
