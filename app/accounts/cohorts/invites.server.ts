import crypto from "node:crypto";
import { db } from "~/database/db.server";
import { DAY_MS } from "~/operations/time";
import { recordAudit } from "../audit.server";
import type { Person, Role } from "../guards.server";

/**
 * Invites to a cohort, created by its leads and by admins; the callers have checked the role. The secret in a link has
 * 256 bits, is shown once, and only its hash is stored.
 */

/** The longest validity of an invite, and the most people who may use one. */
export const MAX_DAYS = 180;
export const MAX_USES = 500;
/** Validity of an invite for one person. */
export const INVITE_DAYS = 14;
/** Maximum open invites of a cohort, besides those of imported rosters. */
export const MAX_OPEN = 50;

export const hashOf = (secret: string) => crypto.createHash("sha256").update(secret).digest("hex");

export interface OpenInvite {
  readonly id: string;
  readonly role: Role;
  /** The address it is bound to; null for a link for several people. */
  readonly email: string | null;
  readonly uses: number;
  readonly maxUses: number;
  /** The last day on which it works, YYYY-MM-DD (UTC). */
  readonly lastDay: string;
  /** The name of the section that people join with it; null: none. */
  readonly section: string | null;
}

export const isOpen = (now: Date) => ({ revokedAt: null, endsAt: { gt: now } });

/** The open invites, newest first, without used-up ones and those of imported rosters. */
export async function listInvites(cohortId: string): Promise<OpenInvite[]> {
  const rows = await db.invite.findMany({
    where: { cohortId, importId: null, ...isOpen(new Date()) },
    orderBy: { id: "desc" },
    include: { section: { select: { name: true } } },
  });
  return rows
    .filter(({ uses, maxUses }) => uses < maxUses)
    .map(({ id, role, email, uses, maxUses, endsAt, section }) => {
      const lastDay = new Date(endsAt.getTime() - 1).toISOString().slice(0, 10);
      return { id, role: role as Role, email, uses, maxUses, lastDay, section: section?.name ?? null };
    });
}

interface NewDoor {
  readonly role: Role;
  readonly email: string | null;
  readonly maxUses: number;
  readonly endsAt: Date;
  readonly sectionId?: string | null;
}

/** Stores an invite. Returns its path, which is stored nowhere; null if too many are open. */
async function open(actor: Person, cohortId: string, door: NewDoor): Promise<string | null> {
  const secret = crypto.randomBytes(32).toString("base64url");
  if ((await db.invite.count({ where: { cohortId, importId: null, ...isOpen(new Date()) } })) >= MAX_OPEN) return null;
  return db.$transaction(async (tx) => {
    const { id } = await tx.invite.create({
      data: { cohortId, tokenHash: hashOf(secret), createdById: actor.id, ...door },
    });
    await recordAudit(tx, { actorId: actor.id, action: `invite.made-${door.role}`, subject: `invite:${id}` });
    return `/join/${secret}`;
  });
}

/**
 * A link with which up to `maxUses` people join as learners, until the end of a day (YYYY-MM-DD, UTC). `section`: the
 * id of one of the cohort's sections, which they join, too; an unknown one counts as none.
 */
export async function makeLink(
  actor: Person,
  cohortId: string,
  { lastDay, maxUses, section }: { lastDay: string; maxUses: number; section?: string | undefined },
): Promise<string | null> {
  const endsAt = new Date(Date.parse(`${lastDay}T00:00:00Z`) + DAY_MS);
  const found = section ? await db.section.findFirst({ where: { id: section, cohortId }, select: { id: true } }) : null;
  return open(actor, cohortId, { role: "learner", email: null, maxUses, endsAt, sectionId: found?.id ?? null });
}

/**
 * An invite for one person, for one use. It requires both the secret, which the inviter sends, and an account with the
 * address. If Onramp sends email, the address must be confirmed. Otherwise the secret alone is the proof: anyone who
 * has it can create an account with that address.
 */
export function makeInvite(
  actor: Person,
  cohortId: string,
  { email, role }: { email: string; role: "mentor" | "lead" },
): Promise<string | null> {
  const endsAt = new Date((Math.floor(Date.now() / DAY_MS) + INVITE_DAYS + 1) * DAY_MS);
  return open(actor, cohortId, { role, email: email.trim().toLowerCase(), maxUses: 1, endsAt });
}

/**
 * Gives an open invite a new secret: its old link no longer works, and everything else stays as it is. Returns the new
 * path, which is stored nowhere; null if the invite isn't open.
 */
export async function renewInvite(actor: Person, cohortId: string, inviteId: string): Promise<string | null> {
  const secret = crypto.randomBytes(32).toString("base64url");
  return db.$transaction(async (tx) => {
    const isLeft = { uses: { lt: tx.invite.fields.maxUses } };
    const where = { id: inviteId, cohortId, importId: null, ...isOpen(new Date()), ...isLeft };
    const { count } = await tx.invite.updateMany({ where, data: { tokenHash: hashOf(secret) } });
    if (count === 0) return null;
    await recordAudit(tx, { actorId: actor.id, action: "invite.renewed", subject: `invite:${inviteId}` });
    return `/join/${secret}`;
  });
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
