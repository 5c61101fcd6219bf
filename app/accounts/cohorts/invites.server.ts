// Long: every kind of invite has the same secret, limits and lists.

import crypto from "node:crypto";
import { db, type Transaction } from "~/database/db.server";
import { lockCohort } from "~/database/locks.server";
import { newId } from "~/database/ordered-ids";
import type { Invite } from "~/generated/prisma/client";
import { env } from "~/operations/env.server";
import { DAY_MS } from "~/operations/time";
import { recordAudit } from "../audit.server";
import type { Person, Role } from "../guards.server";

/**
 * Invites to a cohort, created by its leads and by admins. The callers have checked the role. The secret in a link
 * has 256 bits and is shown only once. Onramp stores only its hash.
 */

/** The maximum number of days for which an invite is valid, and the maximum number of people who can use it. */
export const MAX_DAYS = 180;
export const MAX_USES = 500;
/** How many days an invite for one person is valid. */
export const INVITE_DAYS = 14;
/** The maximum number of open invites per cohort. Invites from imported rosters don't count. */
export const MAX_OPEN = 50;

export const hashOf = (secret: string) => crypto.createHash("sha256").update(secret).digest("hex");

/**
 * The secret of an invite from a roster. It is derived from the installation's secret, so that a job can email the link
 * after a restart, although Onramp stores only the hash. A new link for the same invite has a random secret instead.
 */
export const rosterSecretOf = (inviteId: string) =>
  crypto.createHmac("sha256", env.secret).update(`roster invite:${inviteId}`).digest("base64url");

export interface OpenInvite {
  readonly id: string;
  readonly role: Role;
  /** The only address that can use this invite; null for a link that several people can use. */
  readonly email: string | null;
  readonly uses: number;
  readonly maxUses: number;
  /** The last day on which the invite works, YYYY-MM-DD (UTC). */
  readonly lastDay: string;
  /** The name of the section that people join with this invite; null if they join no section. */
  readonly section: string | null;
  /** Whether a roster's invite was emailed; null if Onramp doesn't email it. */
  readonly emailState: EmailState | null;
}

/** `refused` means that the mail server accepts no email for this address. */
export type EmailState = "waiting" | "sent" | "refused";

export const isOpen = (now: Date) => ({ revokedAt: null, endsAt: { gt: now } });

/** Lists the open invites, newest first. Leaves out used-up invites and invites from imported rosters. */
export async function listInvites(cohortId: string): Promise<OpenInvite[]> {
  const rows = await db.invite.findMany({
    where: { cohortId, importId: null, ...isOpen(new Date()) },
    orderBy: { id: "desc" },
    include: { section: { select: { name: true } } },
  });
  return rows.filter(({ uses, maxUses }) => uses < maxUses).map(openOf);
}

/** The number of people invited by an imported roster whose invites are open, and who haven't joined another way. */
export async function countRosterInvites(cohortId: string): Promise<number> {
  const [row] = await db.$queryRaw<{ people: bigint }[]>`
    SELECT COUNT(DISTINCT i.email) AS people FROM "Invite" AS i
    WHERE i."cohortId" = ${cohortId} AND i."importId" IS NOT NULL AND i.uses = 0 AND i."revokedAt" IS NULL
      AND i."endsAt" > ${new Date()} AND NOT EXISTS (
        SELECT 1 FROM "Membership" AS m JOIN "User" AS u ON u.id = m."userId"
        WHERE m."cohortId" = i."cohortId" AND u.email = i.email)`;
  return Number(row?.people ?? 0);
}

/**
 * A page of the open invites from imported rosters, newest first, and their total number. `search` is part of an
 * address.
 */
export async function listRosterInvites(
  cohortId: string,
  { search, from, count }: { readonly search: string; readonly from: number; readonly count: number },
): Promise<{ readonly rows: OpenInvite[]; readonly total: number }> {
  const email = { contains: search.trim().toLowerCase() };
  const where = { cohortId, importId: { not: null }, uses: 0, email, ...isOpen(new Date()) };
  const [rows, total] = await Promise.all([
    db.invite.findMany({
      where,
      orderBy: { id: "desc" },
      skip: from,
      take: count,
      include: { section: { select: { name: true } } },
    }),
    db.invite.count({ where }),
  ]);
  return { rows: rows.map(openOf), total };
}

const openOf = ({ id, role, email, uses, maxUses, endsAt, section, emailState }: Invited): OpenInvite => ({
  id,
  role: role as Role,
  email,
  uses,
  maxUses,
  lastDay: new Date(endsAt.getTime() - 1).toISOString().slice(0, 10),
  section: section?.name ?? null,
  emailState: emailState as EmailState | null,
});
type Invited = Invite & { readonly section: { readonly name: string } | null };

interface NewDoor {
  readonly role: Role;
  readonly email: string | null;
  readonly maxUses: number;
  readonly endsAt: Date;
  readonly sectionId?: string | null;
}

interface Opened {
  readonly id: string;
  /** The path of the invite's link, which Onramp doesn't store. */
  readonly path: string;
}

/**
 * The id of the cohort's newest removal. A new invite's id must sort after it, because invites from before a removal
 * don't readmit the removed person, and each process creates ids in its own order. Undefined if no one was removed.
 */
export async function findLastRemoval(tx: Transaction, cohortId: string): Promise<string | undefined> {
  const removal = await tx.auditEvent.findFirst({
    where: { subject: `cohort:${cohortId}`, action: { startsWith: "member.removed-" } },
    orderBy: { id: "desc" },
    select: { id: true },
  });
  return removal?.id;
}

/** Stores an invite. Returns null if too many invites are open. */
async function open(actor: Person, cohortId: string, door: NewDoor): Promise<Opened | null> {
  const secret = crypto.randomBytes(32).toString("base64url");
  const isLeft = { uses: { lt: db.invite.fields.maxUses } };
  return db.$transaction(async (tx) => {
    await lockCohort(tx, cohortId);
    if ((await tx.invite.count({ where: { cohortId, importId: null, ...isOpen(new Date()), ...isLeft } })) >= MAX_OPEN)
      return null;
    const id = newId(await findLastRemoval(tx, cohortId));
    const data = { id, cohortId, tokenHash: hashOf(secret), createdById: actor.id, ...door };
    await tx.invite.create({ data });
    await recordAudit(tx, { actorId: actor.id, action: `invite.made-${door.role}`, subject: `cohort:${cohortId}` });
    return { id, path: `/join/${secret}` };
  });
}

/**
 * Creates a link that lets up to `maxUses` people join as learners, until the end of a day (YYYY-MM-DD, UTC). `section`
 * is the id of one of the cohort's sections, which these people also join. An unknown id is treated as no section.
 */
export async function makeLink(
  actor: Person,
  cohortId: string,
  { lastDay, maxUses, section }: { lastDay: string; maxUses: number; section?: string | undefined },
): Promise<Opened | null> {
  const endsAt = new Date(Date.parse(`${lastDay}T00:00:00Z`) + DAY_MS);
  const found = section ? await db.section.findFirst({ where: { id: section, cohortId }, select: { id: true } }) : null;
  return open(actor, cohortId, { role: "learner", email: null, maxUses, endsAt, sectionId: found?.id ?? null });
}

/**
 * Creates an invite that one person can use once. Using it requires both the secret, which the inviter sends, and an
 * account with the invited address. If Onramp sends email, the address must be confirmed. Otherwise, the secret is the
 * only proof: anyone who has it can create an account with that address.
 */
export function makeInvite(
  actor: Person,
  cohortId: string,
  { email, role }: { email: string; role: "mentor" | "lead" },
): Promise<Opened | null> {
  const endsAt = new Date((Math.floor(Date.now() / DAY_MS) + INVITE_DAYS + 1) * DAY_MS);
  return open(actor, cohortId, { role, email: email.trim().toLowerCase(), maxUses: 1, endsAt });
}

/**
 * Gives an open invite a new secret. The old link no longer works. Onramp doesn't email the invite, because the lead
 * sends the new link. Nothing else changes. Returns the new link's path, which Onramp doesn't store; null if the invite
 * isn't open.
 */
export async function renewInvite(actor: Person, cohortId: string, inviteId: string): Promise<string | null> {
  const secret = crypto.randomBytes(32).toString("base64url");
  return db.$transaction(async (tx) => {
    const isLeft = { uses: { lt: tx.invite.fields.maxUses } };
    const where = { id: inviteId, cohortId, ...isOpen(new Date()), ...isLeft };
    const { count } = await tx.invite.updateMany({ where, data: { tokenHash: hashOf(secret), emailState: null } });
    if (count === 0) return null;
    await recordAudit(tx, { actorId: actor.id, action: "invite.renewed", subject: `cohort:${cohortId}` });
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
      await recordAudit(tx, { actorId: actor.id, action: "invite.revoked", subject: `cohort:${cohortId}` });
    return count > 0;
  });
}
