import crypto from "node:crypto";
import { db, type Transaction } from "~/database/db.server";
import { recordAudit } from "../audit.server";
import type { Person, Role } from "../guards.server";
import { sendsMail } from "../mail/account-mail.server";
import { isConfirmed } from "../mail/address.server";
import { outdateFigures } from "./members.server";

/**
 * Doors into a cohort, made by its leads and by admins; the callers have checked that one asks. The secret in a link is
 * 256 bits, shown once, and stored only as its hash.
 */

const DAY_MS = 24 * 60 * 60 * 1000;
/** The longest that a door stays open, and the most who may use one. */
export const MAX_DAYS = 180;
export const MAX_USES = 500;
/** A one-time invite waits this long. */
export const INVITE_DAYS = 14;
/** Doors of a cohort that are open at once. */
export const MAX_OPEN = 50;

const hashOf = (secret: string) => crypto.createHash("sha256").update(secret).digest("hex");

export interface OpenInvite {
  readonly id: string;
  readonly role: Role;
  /** Whom it is bound to; null for a link that many may use. */
  readonly email: string | null;
  readonly uses: number;
  readonly maxUses: number;
  /** The last day on which it works, YYYY-MM-DD (UTC). */
  readonly lastDay: string;
}

const isOpen = (now: Date) => ({ revokedAt: null, endsAt: { gt: now } });

/** The doors that are open, the newest first. Those that are used up are not. */
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

/** Stores a door. Returns its path, which is in no other place; null when too many are open already. */
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
 * An invite for one person, used once. It takes both the secret, which the inviter sends, and an account with the
 * address. Where Onramp sends mail the address has to be confirmed. Else the secret alone is the proof: anyone who has
 * it can make an account with that address.
 */
export function makeInvite(
  actor: Person,
  cohortId: string,
  { email, role }: { email: string; role: "mentor" | "lead" },
): Promise<string | null> {
  const endsAt = new Date((Math.floor(Date.now() / DAY_MS) + INVITE_DAYS + 1) * DAY_MS);
  return open(actor, cohortId, { role, email: email.trim().toLowerCase(), maxUses: 1, endsAt });
}

/** Closes a door for good. Returns whether it was open. */
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
 * What a link opens for who follows it. `member`: they are in, in that role or a higher one, and nothing would change.
 * `other-address`: it is bound to an address that is not theirs. `unconfirmed`: to theirs, which they have yet to
 * confirm. `raise`: they are in, with less to do than it gives.
 */
export interface Door {
  readonly cohortId: string;
  readonly cohort: string;
  readonly role: Role;
  readonly invitedBy: string | null;
  /** The first letter and the host of the address that it is bound to. */
  readonly boundTo: string | null;
  readonly standing: "new" | "raise" | "member" | "other-address" | "unconfirmed";
  /** What they are in the cohort now. */
  readonly present: Role | null;
}

const RANK: Readonly<Record<Role, number>> = { learner: 0, mentor: 1, lead: 2 };

/** "m…@example.org": enough to know one's own address by, and not enough to learn another's. */
const masked = (email: string) => `${[...email][0]}…${email.slice(email.lastIndexOf("@"))}`;

/**
 * The door that a link's secret opens. Null when there is none, or it has ended, is used up or was closed: no one is
 * told which. Who is in already is told so, even then.
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
 * Goes through a door. Returns the door as it was found; null when it is not open to this person, or closed in between.
 * Who is in already stays as they are and uses nothing up. Of many at once no more get in than the link allows: the
 * count is a condition of the update, in the transaction that lets them in.
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
    // First, so that of the same person's requests at once the second waits here, and then finds them in.
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
      // Not ordered by time, as ids are by default: nothing may stand beside the work that follows (promise 1).
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

/** An id (UUID 7) that sorts by the day, and says no finer time. */
function idOfDay(day: Date): string {
  const time = day.getTime().toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`;
}
