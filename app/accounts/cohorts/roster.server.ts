import crypto from "node:crypto";
import { db } from "~/database/db.server";
import { env } from "~/operations/env.server";
import { log } from "~/operations/log.server";
import { DAY_MS } from "~/operations/time";
import { recordAudit } from "../audit.server";
import type { Person } from "../guards.server";
import { sendLetter, sendsMail } from "../mail/account-mail.server";
import { hashOf, INVITE_DAYS, isOpen } from "./invites.server";
import type { RosterRow } from "./roster";

/** Imports a roster: an invite for each address. The callers have checked that the actor leads the cohort. */

/** Links of a roster work longer than single invites: a term may not start tomorrow. */
export const ROSTER_DAYS = 2 * INVITE_DAYS;

export interface Checked extends RosterRow {
  /** Only `new` rows are invited. */
  readonly standing: "new" | "member" | "invited";
}

type Reader = Pick<typeof db, "membership" | "invite">;

async function check(tx: Reader, cohortId: string, rows: readonly RosterRow[]): Promise<Checked[]> {
  const [members, invites] = await Promise.all([
    tx.membership.findMany({ where: { cohortId }, select: { role: true, user: { select: { email: true } } } }),
    tx.invite.findMany({
      where: { cohortId, email: { not: null }, uses: 0, ...isOpen(new Date()) },
      select: { email: true, role: true },
    }),
  ]);
  const roleOf = new Map(members.map(({ user, role }) => [user.email, role]));
  const invited = new Set(invites.map(({ email, role }) => `${role} ${email}`));
  return rows.map((row) => {
    const role = roleOf.get(row.email);
    // A learner may become a mentor; no one loses a role by an import.
    const isIn = role !== undefined && (row.role === "learner" || role !== "learner");
    return { ...row, standing: isIn ? "member" : invited.has(`${row.role} ${row.email}`) ? "invited" : "new" };
  });
}

/** What an import of these rows would do. Changes nothing. */
export const checkRoster = (cohortId: string, rows: readonly RosterRow[]): Promise<Checked[]> =>
  check(db, cohortId, rows);

export interface Imported {
  /** The import's id, by which it can be undone; null if no one was new. */
  readonly id: string | null;
  /** The whole links, which are stored nowhere. */
  readonly links: readonly { name: string; email: string; role: string; link: string }[];
  readonly checked: readonly Checked[];
}

/** Invites everyone on the roster who is neither a member nor invited. Repeating it invites no one twice. */
export async function importRoster(actor: Person, cohortId: string, rows: readonly RosterRow[]): Promise<Imported> {
  const id = crypto.randomUUID();
  const endsAt = new Date((Math.floor(Date.now() / DAY_MS) + ROSTER_DAYS + 1) * DAY_MS);
  return db.$transaction(
    async (tx) => {
      // Locks the cohort, so that of two imports at once the second finds the first one's invites.
      await tx.cohort.update({ where: { id: cohortId }, data: { id: cohortId } });
      const checked = await check(tx, cohortId, rows);
      const fresh = checked.filter(({ standing }) => standing === "new");
      if (fresh.length === 0) return { id: null, links: [], checked };
      const doors = fresh.map((row) => ({ row, secret: crypto.randomBytes(32).toString("base64url") }));
      await tx.invite.createMany({
        data: doors.map(({ row: { email, role }, secret }) => ({
          cohortId,
          email,
          role,
          endsAt,
          importId: id,
          maxUses: 1,
          tokenHash: hashOf(secret),
          createdById: actor.id,
        })),
      });
      await recordAudit(tx, { actorId: actor.id, action: "roster.imported", subject: `cohort:${cohortId}` });
      const links = doors.map(({ row: { name, email, role }, secret }) => ({
        name,
        email,
        role,
        link: `${env.origin.replace(/\/$/, "")}/join/${secret}`,
      }));
      return { id, links, checked };
    },
    { timeout: 60_000 },
  );
}

/**
 * Mails each person their link, one mail after another, after the response. A mail that could not be sent is logged;
 * its reader gets a new link from the roster's page.
 */
export function mailLinks(links: Imported["links"]): void {
  if (!sendsMail()) return;
  void (async () => {
    for (const { email, role, link } of links)
      await sendLetter({
        to: email,
        subject: "you are invited",
        says: [
          `You are invited to join a cohort on Onramp as a ${role}.`,
          "Onramp is where you practise reviewing, testing and fixing code that AI wrote. If you didn’t expect this, ignore this mail.",
        ],
        link: { does: "Join", path: new URL(link).pathname },
      }).catch((err) => log.error({ err }, "an invite of a roster could not be mailed"));
  })();
}

export interface RosterImport {
  readonly id: string;
  /** YYYY-MM-DD, UTC. */
  readonly on: string;
  readonly invited: number;
  readonly joined: number;
  /** Invites that still work. */
  readonly open: number;
}

/** The cohort's imports, newest first. */
export async function listImports(cohortId: string): Promise<RosterImport[]> {
  const rows = await db.invite.findMany({
    where: { cohortId, importId: { not: null } },
    select: { importId: true, createdAt: true, uses: true, revokedAt: true, endsAt: true },
    orderBy: [{ createdAt: "desc" }, { importId: "asc" }],
  });
  const now = new Date();
  const imports = new Map<string, RosterImport>();
  for (const { importId, createdAt, uses, revokedAt, endsAt } of rows) {
    const id = importId!;
    const { invited, joined, open } = imports.get(id) ?? { invited: 0, joined: 0, open: 0 };
    const isOpenNow = uses === 0 && revokedAt === null && endsAt > now;
    imports.set(id, {
      id,
      on: createdAt.toISOString().slice(0, 10),
      invited: invited + 1,
      joined: joined + (uses > 0 ? 1 : 0),
      open: open + (isOpenNow ? 1 : 0),
    });
  }
  return [...imports.values()];
}

/** Closes an import’s unused invites. Members stay. Returns how many it closed; null if there is no such import. */
export async function undoImport(actor: Person, cohortId: string, importId: string): Promise<number | null> {
  return db.$transaction(async (tx) => {
    if (!(await tx.invite.findFirst({ where: { cohortId, importId }, select: { id: true } }))) return null;
    const { count } = await tx.invite.updateMany({
      where: { cohortId, importId, uses: 0, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (count > 0) await recordAudit(tx, { actorId: actor.id, action: "roster.undone", subject: `cohort:${cohortId}` });
    return count;
  });
}
