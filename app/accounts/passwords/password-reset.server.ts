import crypto from "node:crypto";
import { today } from "~/database/coarse";
import { db, type Transaction } from "~/database/db.server";
import { log } from "~/operations/log.server";
import { DAY_MS } from "~/operations/time";
import { recordAudit } from "../audit.server";
import type { Person } from "../guards.server";
import { sendLater } from "../mail/account-mail.server";
import { mailAccountNews, noteAccountNews } from "../mail/account-notices.server";
import { auth } from "../sign-in/auth.server";
import { recordSignIn } from "../sign-in/sign-ins.server";
import { refuseWeakPassword } from "./password-rules.server";

/**
 * One-time links to set a new password. An admin creates them or, if a mail server is configured, Onramp emails them to
 * the account's address. Only the hash of a link's secret is stored, in the accounts library's table of one-time
 * tokens.
 */
const PREFIX = "onramp-reset:";
const identifierOf = (token: string) => `${PREFIX}${crypto.createHash("sha256").update(token).digest("hex")}`;

export interface ResetLink {
  /** The link's path, with a secret that Onramp doesn't store. */
  readonly path: string;
  /** The last day on which the link works (UTC). */
  readonly lastDay: string;
}

/**
 * Stores the hash of a new secret. The secret works until the end of tomorrow, because all times stored with accounts
 * are rounded to the day.
 */
async function storeLink(tx: Transaction, userId: string): Promise<ResetLink> {
  const token = crypto.randomBytes(32).toString("base64url");
  const now = today();
  const expiresAt = new Date(now.getTime() + 2 * DAY_MS);
  await tx.verification.create({
    data: { identifier: identifierOf(token), value: userId, expiresAt, createdAt: now, updatedAt: now },
  });
  return { path: `/reset/${token}`, lastDay: new Date(expiresAt.getTime() - 1).toISOString().slice(0, 10) };
}

/** Creates a link for an account and invalidates earlier links. Returns null for a guest, who has no password. */
export async function makeResetLink(actor: Person, userId: string): Promise<ResetLink | null> {
  const made = await db.$transaction(async (tx) => {
    const account = await tx.user.findUnique({ where: { id: userId }, select: { guestUntil: true } });
    if (!account || account.guestUntil) return null;
    const gone = { OR: [{ value: userId }, { expiresAt: { lte: new Date() } }] };
    await tx.verification.deleteMany({ where: { identifier: { startsWith: PREFIX }, ...gone } });
    const link = await storeLink(tx, userId);
    await recordAudit(tx, { actorId: actor.id, action: "reset-link.made", subject: "person", aboutId: userId });
    if (userId !== actor.id) await noteAccountNews(tx, userId, "reset-link");
    return link;
  });
  if (made && userId !== actor.id) await mailAccountNews(userId, "reset-link");
  return made;
}

/**
 * Emails a link to this address if there is an account for it. The email is sent after the response, so that neither
 * the response nor its timing reveals whether there is an account. Earlier links keep working, because anyone can
 * request a link for someone else's address.
 */
export function mailResetLink(address: string): void {
  const email = address.trim().toLowerCase();
  const make = async () => {
    const person = await db.user.findFirst({ where: { email, guestUntil: null, isDemo: false }, select: { id: true } });
    if (!person) return;
    const { path } = await db.$transaction((tx) => storeLink(tx, person.id));
    sendLater({
      kind: "new-password",
      to: email,
      subject: "choose a new password",
      says: [
        "Someone, probably you, asked for a new password. This link works once and expires at the end of tomorrow (UTC).",
        "If it wasn’t you, do nothing: your password stays the same.",
      ],
      link: { does: "Choose a new password", path },
    });
  };
  make().catch((err) => log.error({ err }, "a link for a new password could not be created"));
}

/** Whether a link to set a new password still works. */
export async function isResetOpen(token: string): Promise<boolean> {
  const open = { identifier: identifierOf(token), expiresAt: { gt: new Date() } };
  return (await db.verification.count({ where: open })) > 0;
}

/** Invalidates a person's one-time links and unfinished sign-ins, because their password or address has changed. */
export const endLinks = (tx: Transaction, userId: string) => tx.verification.deleteMany({ where: { value: userId } });

/**
 * Withdraws the links with which programs read a person's data without signing in: links for scripts, and the link to
 * the calendar. Someone else who used the account may have created one.
 */
export async function withdrawOwnLinks(tx: Transaction, userId: string): Promise<void> {
  const open = { madeById: userId, withdrawnOn: null };
  const links = await tx.exportLink.findMany({ where: open, select: { cohortId: true } });
  await tx.exportLink.updateMany({ where: open, data: { withdrawnOn: today(), name: "" } });
  for (const { cohortId } of links)
    await recordAudit(tx, { actorId: userId, action: "export-link.withdrawn", subject: `cohort:${cohortId}` });
  await tx.user.updateMany({ where: { id: userId }, data: { calendarKey: null } });
}

/** The outcome of setting a password. `gone`: the link no longer works. `weak` says why this password can't be used. */
type ResetOutcome = "done" | "gone" | { readonly weak: string };

/**
 * Sets the password of the person to whom the link belongs, ends all of their sessions and links, and removes their
 * passkeys, because someone else who knew the old password may have added one. If two requests arrive at the same time,
 * refuses one of them.
 */
export async function resetPassword(token: string, password: string, userAgent = ""): Promise<ResetOutcome> {
  const identifier = identifierOf(token);
  const link = await db.verification.findFirst({ where: { identifier, expiresAt: { gt: new Date() } } });
  const userId = link?.value ?? "";
  const owner = link && (await db.user.findUnique({ where: { id: userId }, select: { name: true, email: true } }));
  if (!owner) return "gone";
  const weak = await refuseWeakPassword(password, owner);
  if (weak) return { weak };
  const { password: passwords } = await auth.$context;
  const hash = await passwords.hash(password);
  const outcome: ResetOutcome = await db.$transaction(async (tx) => {
    const { count } = await tx.verification.deleteMany({ where: { id: link.id } });
    if (count === 0 || (await tx.user.count({ where: { id: userId } })) === 0) return "gone";
    const times = { createdAt: today(), updatedAt: today() };
    const mine = { userId, providerId: "credential" };
    const { count: changed } = await tx.account.updateMany({
      where: mine,
      data: { password: hash, updatedAt: times.updatedAt },
    });
    if (changed === 0) await tx.account.create({ data: { ...mine, accountId: userId, password: hash, ...times } });
    await endLinks(tx, userId);
    await tx.session.deleteMany({ where: { userId } });
    await tx.passkey.deleteMany({ where: { userId } });
    await withdrawOwnLinks(tx, userId);
    await recordSignIn(tx, userId, { method: "reset", userAgent });
    await noteAccountNews(tx, userId, "password-reset");
    return "done";
  });
  if (outcome === "done") await mailAccountNews(userId, "password-reset");
  return outcome;
}
