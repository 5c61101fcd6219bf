import crypto from "node:crypto";
import { db, type Transaction } from "~/database/db.server";
import { DAY_MS } from "~/operations/time";
import { recordAudit } from "../audit.server";
import type { Person, Role } from "../guards.server";
import { sendsMail } from "../mail/account-mail.server";
import { isConfirmed } from "../mail/address.server";
import { outdateFigures } from "./members.server";

/**
 * Invites to a cohort, created by its leads and by admins; the callers have checked the role. The secret in a link has
 * 256 bits, is shown once, and only its hash is stored.
 */

/** The longest validity of an invite, and the most people who may use one. */
export const MAX_DAYS = 180;
export const MAX_USES = 500;
/** Validity of an invite for one person. */
export const INVITE_DAYS = 14;
/** Maximum open invites of a cohort. */
export const MAX_OPEN = 50;

const hashOf = (secret: string) => crypto.createHash("sha256").update(secret).digest("hex");

export interface OpenInvite {
  readonly id: string;
  readonly role: Role;
  /** The address it is bound to; null for a link for several people. */
  readonly email: string | null;
  readonly uses: number;
  readonly maxUses: number;
  /** The last day on which it works, YYYY-MM-DD (UTC). */
  readonly lastDay: string;
}

const isOpen = (now: Date) => ({ revokedAt: null, endsAt: { gt: now } });

/** The open invites, newest first, without used-up ones. */
export async function listInvites(cohortId: string): Promise<OpenInvite[]> {
  const rows = await db.invite.findMany({ where: { cohortId, ...isOpen(new Date()) }, orderBy: { id: "desc" } });
  return rows
    .filter(({ uses, maxUses }) => uses < maxUses)
    .map(({ id, role, email, uses, maxUses, endsAt }) => {
      const lastDay = new Date(endsAt.getTime() - 1).toISOString().slice(0, 10);
      return { id, role: role as Role, email, uses, maxUses, lastDay };
    });
}

interface NewDoor {
  readonly role: Role;
  readonly email: string | null;
  readonly maxUses: number;
  readonly endsAt: Date;
}

/** Stores an invite. Returns its path, which is stored nowhere; null if too many are open. */
async function open(actor: Person, cohortId: string, door: NewDoor): Promise<string | null> {
  const secret = crypto.randomBytes(32).toString("base64url");
  if ((await db.invite.count({ where: { cohortId, ...isOpen(new Date()) } })) >= MAX_OPEN) return null;
  return db.$transaction(async (tx) => {
    const { id } = await tx.invite.create({
      data: { cohortId, tokenHash: hashOf(secret), createdById: actor.id, ...door },
    });
    await recordAudit(tx, { actorId: actor.id, action: `invite.made-${door.role}`, subject: `invite:${id}` });
    return `/join/${secret}`;
  });
}

/** A link with which up to `maxUses` people join as learners, until the end of a day (YYYY-MM-DD, UTC). */
export function makeLink(
  actor: Person,
  cohortId: string,
  { lastDay, maxUses }: { lastDay: string; maxUses: number },
): Promise<string | null> {
  const endsAt = new Date(Date.parse(`${lastDay}T00:00:00Z`) + DAY_MS);
  return open(actor, cohortId, { role: "learner", email: null, maxUses, endsAt });
}

/**
 * An invite for one person, for one use. It requires both the secret, which the inviter sends, and an account with the
 * address. If Onramp sends mail, the address must be confirmed. Otherwise the secret alone is the proof: anyone who has
 * it can create an account with that address.
 */
export function makeInvite(
  actor: Person,
  cohortId: string,
  { email, role }: { email: string; role: "mentor" | "lead" },
): Promise<string | null> {
  const endsAt = new Date((Math.floor(Date.now() / DAY_MS) + INVITE_DAYS + 1) * DAY_MS);
  return open(actor, cohortId, { role, email: email.trim().toLowerCase(), maxUses: 1, endsAt });
}

/** Revokes an invite permanently. Returns whether it was open. */
export async function revokeInvite(actor: Person, cohortId: string, inviteId: string): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.invite.updateMany({
      where: { id: inviteId, cohortId, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (count > 0)
      await recordAudit(tx, { actorId: actor.id, action: "invite.revoked", subject: `invite:${inviteId}` });
    return count > 0;
  });
}

/**
 * What a link offers to its visitor. `member`: they are already in, with that role or a higher one, and nothing would
 * change. `other-address`: it is bound to an address that is not theirs. `unconfirmed`: it is bound to theirs, which
 * they have not confirmed yet. `raise`: they are in, with a lower role.
 */
export interface Door {
  readonly cohortId: string;
  readonly cohort: string;
  readonly role: Role;
  readonly invitedBy: string | null;
  /** The first letter and the host of the address it is bound to. */
  readonly boundTo: string | null;
  readonly standing: "new" | "raise" | "member" | "other-address" | "unconfirmed";
  /** Their current role in the cohort. */
  readonly present: Role | null;
}

const RANK: Readonly<Record<Role, number>> = { learner: 0, mentor: 1, lead: 2 };

/** "m…@example.org": enough to recognise one's own address, and not enough to learn someone else's. */
const masked = (email: string) => `${[...email][0]}…${email.slice(email.lastIndexOf("@"))}`;

/**
 * The invite for a link's secret. Null if there is none, or it has expired, is used up or was revoked, without saying
 * which. Existing members are always told that they are in.
 */
export async function findDoor(secret: string, person: Person | null): Promise<Door | null> {
  const invite = await db.invite.findUnique({
    where: { tokenHash: hashOf(secret) },
    include: { cohort: { select: { name: true } }, createdBy: { select: { name: true } } },
  });
  if (!invite) return null;
  const { cohortId, endsAt, revokedAt, uses, maxUses, email } = invite;
  const role = invite.role as Role;
  const present = person && (await findPresent(db, cohortId, person.id));
  const isIn = present !== null && RANK[present] >= RANK[role];
  if (!isIn && (revokedAt || endsAt <= new Date() || uses >= maxUses)) return null;
  const isOther = person !== null && email !== null && email !== person.email;
  const isUnconfirmed = person !== null && email !== null && sendsMail() && !(await isConfirmed(person.id));
  const mayJoin = present && email ? "raise" : present ? "member" : "new";
  return {
    cohortId,
    role,
    present,
    cohort: invite.cohort.name,
    invitedBy: invite.createdBy?.name ?? null,
    boundTo: email && masked(email),
    standing: isIn ? "member" : isOther ? "other-address" : isUnconfirmed ? "unconfirmed" : mayJoin,
  };
}

async function findPresent(tx: Pick<Transaction, "membership">, cohortId: string, userId: string) {
  const row = await tx.membership.findUnique({ where: { cohortId_userId: { cohortId, userId } } });
  return row && (row.role as Role);
}

/**
 * Uses an invite. Returns it as it was found; null if it is not open to this person, or was closed in between. Existing
 * members keep their role and use nothing up. If many join at once, no more get in than the link allows: the count is a
 * condition of the update, in the transaction that adds them.
 */
export async function join(person: Person, secret: string): Promise<Door | null> {
  const door = await findDoor(secret, person);
  if (!door || door.standing === "member") return door;
  if (door.standing === "other-address" || door.standing === "unconfirmed") return null;
  const { cohortId, role } = door;
  const userId = person.id;
  const tokenHash = hashOf(secret);
  const { maxUses } = await db.invite.findUniqueOrThrow({ where: { tokenHash }, select: { maxUses: true } });
  return db.$transaction(async (tx) => {
    // First, so that a second request of the same person waits here, and then finds the membership.
    const { count } = await tx.invite.updateMany({
      where: { tokenHash, ...isOpen(new Date()), uses: { lt: maxUses } },
      data: { uses: { increment: 1 } },
    });
    const present = await findPresent(tx, cohortId, userId);
    const isIn = present !== null && RANK[present] >= RANK[role];
    if (count > 0 && isIn) await tx.invite.update({ where: { tokenHash }, data: { uses: { decrement: 1 } } });
    if (count === 0 || isIn) return isIn ? { ...door, standing: "member", present } : null;
    await tx.membership.upsert({
      where: { cohortId_userId: { cohortId, userId } },
      // Not ordered by time, as ids are by default: the membership must not reveal when someone worked (promise 1).
      create: { id: crypto.randomUUID(), cohortId, userId, role },
      update: { role },
    });
    await outdateFigures(tx, cohortId);
    const at = new Date(Math.floor(Date.now() / DAY_MS) * DAY_MS);
    await tx.auditEvent.create({
      data: {
        id: idOfDay(at),
        actorId: userId,
        aboutId: userId,
        action: `member.joined-${role}`,
        subject: `cohort:${cohortId}`,
        at,
      },
    });
    return door;
  });
}

/** An id (UUID 7) that sorts by the day, without a finer time. */
function idOfDay(day: Date): string {
  const time = day.getTime().toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`;
}
