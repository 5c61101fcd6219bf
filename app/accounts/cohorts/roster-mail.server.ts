import { db } from "~/database/db.server";
import type { Invite } from "~/generated/prisma/client";
import { limiters } from "~/operations/limits.server";
import { log } from "~/operations/log.server";
import { checkOutcomes, inRandomOrder, type Mailer, type SendOutcome } from "~/operations/mail.server";
import { DAY_MS } from "~/operations/time";
import type { Person, Role } from "../guards.server";
import { sendLetter, sendsMail } from "../mail/account-mail.server";
import { type EmailState, hashOf, isOpen, rosterSecretOf } from "./invites.server";
import { isBacked } from "./join.server";
import { RANK } from "./members.server";
import type { RosterRow } from "./roster";
import { checkRoster } from "./roster.server";

/** Emails that invite the people on a roster. A job in the queue sends them. */

const isWaiting = () => ({ emailState: "waiting" satisfies EmailState, uses: 0, ...isOpen(new Date()) });

/**
 * Reserves an email for each new person on a roster. Returns the number of reserved emails: 0 if there is no new
 * person, if Onramp doesn't send email, or if the lead's rosters have reached the day's limit.
 */
export async function reserveRosterEmails(lead: Person, cohortId: string, rows: readonly RosterRow[]): Promise<number> {
  if (!sendsMail()) return 0;
  const added = (await checkRoster(cohortId, rows)).filter(({ standing }) => standing === "new").length;
  return added > 0 && (await limiters.rosterMail.take(lead.id, added)) === null ? added : 0;
}

/** Releases reserved emails, because an import failed or invited fewer people. */
export async function giveBackRosterEmails(lead: Person, count: number): Promise<void> {
  if (count > 0) await limiters.rosterMail.giveBack(lead.id, count);
}

export const countRosterEmails = (): Promise<number> => db.invite.count({ where: isWaiting() });

/**
 * Sends the waiting emails, one after another, except those of the invites in `tried`. Adds the invites to `tried`.
 * Before each email, a conditional update marks the invite as emailed. So no invite is emailed twice, except after the
 * restore of a backup in which it waits (docs/backup.md), and if the process is killed, at most one is not emailed. If
 * the server doesn't accept an email, but may accept it later, the invite waits for the next run: for a day if the
 * server doesn't accept the address, otherwise until the invite expires. Throws if the mail server is unavailable, and,
 * before the next email, if the process is stopping.
 */
export async function sendRosterEmails(
  mailer: Pick<Mailer, "isThere">,
  tried: Set<string>,
  stopping?: AbortSignal,
): Promise<void> {
  const waiting = await db.invite.findMany({ where: isWaiting(), select: { id: true } });
  const invites = inRandomOrder(waiting).filter(({ id }) => !tried.has(id));
  if (invites.length === 0) return;
  if (!(await mailer.isThere())) throw new Error("the mail server does not answer");
  const check = checkOutcomes();
  for (const { id } of invites) {
    stopping?.throwIfAborted();
    // Reads one invite at a time, because a lead may close invites in the meantime.
    const invite = await db.invite.findFirst({ where: { id, ...isWaiting() } });
    const outcome = invite && (await sendInvite(invite));
    tried.add(id);
    if (outcome) check(outcome);
  }
}

/** Sends one invite's email. Returns null if there is nothing to send. */
async function sendInvite(invite: Invite): Promise<SendOutcome | null> {
  const { id, email, role, tokenHash } = invite;
  // A lead who has created a new link in the meantime sends that link.
  const change = (from: EmailState, to: EmailState | null) =>
    db.invite.updateMany({ where: { id, tokenHash, emailState: from }, data: { emailState: to } });
  const secret = rosterSecretOf(id);
  const isOurs = hashOf(secret) === tokenHash;
  if (!isOurs) log.warn("a roster’s invite was not emailed, because SECRET has changed since the import");
  if (email === null || !isOurs || !(await isUseful(invite, email))) {
    await change("waiting", null);
    return null;
  }
  // All checks come before this update. If one failed after it, the page would say that the email was sent.
  const data = { emailState: "sent" satisfies EmailState };
  const { count } = await db.invite.updateMany({ where: { id, tokenHash, ...isWaiting() }, data });
  if (count === 0) return null;
  const outcome = await sendLetter({
    kind: "invite",
    to: email,
    subject: "you are invited",
    says: [
      `You are invited to join a cohort on Onramp as a ${role}.`,
      "Onramp is where you practise reviewing, testing and fixing code that AI wrote. If you didn’t expect this, ignore this email.",
    ],
    link: { does: "Join", path: `/join/${secret}` },
  });
  const isOld = invite.createdAt.getTime() < Date.now() - DAY_MS;
  if (outcome === "refused" || (outcome === "later" && isOld)) await change("sent", "refused");
  // If the outcome is unknown, the server may have accepted the email. The page doesn't say that it was sent.
  else if (outcome === "unknown") await change("sent", null);
  else if (outcome !== "sent") await change("sent", "waiting");
  return outcome;
}

/** Whether the invite still works and its person hasn't joined. Its creator may have lost the right to invite. */
async function isUseful(invite: Invite, email: string): Promise<boolean> {
  const { cohortId, role } = invite;
  const present = await db.membership.findFirst({ where: { cohortId, user: { email } }, select: { role: true } });
  const isIn = present !== null && RANK[present.role as Role] >= RANK[role as Role];
  return !isIn && (await isBacked(db, invite));
}
