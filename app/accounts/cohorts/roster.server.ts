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
import { findOrMakeSections, putAddresses, recordFilled } from "./sections.server";

/**
 * Imports a roster: creates an invite for each address, and a section for each name in the section column. The
 * callers have checked that the actor leads the cohort.
 */

/** A roster's links work longer than individual invites, because a term may start weeks after the import. */
export const ROSTER_DAYS = 2 * INVITE_DAYS;

export interface Checked extends RosterRow {
  /** Only people in `new` rows are invited. `moves`: a member or an invited person who gets another section. */
  readonly standing: "new" | "member" | "moves" | "invited";
}

type Reader = Pick<typeof db, "membership" | "invite" | "section">;

async function check(tx: Reader, cohortId: string, rows: readonly RosterRow[]): Promise<Checked[]> {
  const [members, invites] = await Promise.all([
    tx.membership.findMany({
      where: { cohortId },
      select: { role: true, section: { select: { name: true } }, user: { select: { email: true } } },
    }),
    tx.invite.findMany({
      where: { cohortId, email: { not: null }, uses: 0, ...isOpen(new Date()) },
      select: { email: true, role: true, section: { select: { name: true } } },
    }),
  ]);
  const memberOf = new Map(members.map(({ user, role, section }) => [user.email, { role, section: section?.name }]));
  const invited = new Map(invites.map(({ email, role, section }) => [`${role} ${email}`, section?.name]));
  return rows.map((row) => {
    const member = memberOf.get(row.email);
    // An import can make a learner a mentor, but takes no role or section away from anyone.
    const isIn = member !== undefined && (row.role === "learner" || member.role !== "learner");
    const invite = `${row.role} ${row.email}`;
    if (!isIn && !invited.has(invite)) return { ...row, standing: "new" };
    const section = isIn ? member.section : invited.get(invite);
    if (row.section !== "" && row.section !== section) return { ...row, standing: "moves" };
    return { ...row, standing: isIn ? "member" : "invited" };
  });
}

/** Finds out what an import of these rows would do, without changing anything. */
export const checkRoster = (cohortId: string, rows: readonly RosterRow[]): Promise<Checked[]> =>
  check(db, cohortId, rows);

const emailOf = ({ email }: RosterRow) => email;

export interface Imported {
  /** The import's id, with which a lead can undo it; null if the import invited no one. */
  readonly id: string | null;
  /** Number of members and invited people who got another section. */
  readonly moved: number;
  /** The complete links, which are stored nowhere. */
  readonly links: readonly { name: string; email: string; role: string; link: string }[];
  readonly checked: readonly Checked[];
}

/**
 * Invites everyone on the roster who is neither a member nor invited yet, and puts the others into their sections. A
 * repeated import invites no one twice. Returns null if the cohort would have too many sections.
 */
export async function importRoster(
  actor: Person,
  cohortId: string,
  rows: readonly RosterRow[],
): Promise<Imported | null> {
  const id = crypto.randomUUID();
  const endsAt = new Date((Math.floor(Date.now() / DAY_MS) + ROSTER_DAYS + 1) * DAY_MS);
  return db.$transaction(
    async (tx) => {
      // Locks the cohort, so that if two imports run at once, the second finds the first one's invites.
      await tx.cohort.update({ where: { id: cohortId }, data: { id: cohortId } });
      const checked = await check(tx, cohortId, rows);
      const sectionIds = await findOrMakeSections(tx, actor, cohortId, new Set(rows.map(({ section }) => section)));
      if (!sectionIds) return null;
      const moved = checked.filter(({ standing }) => standing === "moves");
      for (const [name, sectionId] of sectionIds)
        await putAddresses(tx, cohortId, sectionId, moved.filter(({ section }) => section === name).map(emailOf));
      if (moved.length > 0) await recordFilled(tx, actor, cohortId);
      const fresh = checked.filter(({ standing }) => standing === "new");
      if (fresh.length === 0) return { id: null, moved: moved.length, links: [], checked };
      const doors = fresh.map((row) => ({ row, secret: crypto.randomBytes(32).toString("base64url") }));
      await tx.invite.createMany({
        data: doors.map(({ row: { email, role, section }, secret }) => ({
          cohortId,
          email,
          role,
          sectionId: sectionIds.get(section) ?? null,
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
      return { id, moved: moved.length, links, checked };
    },
    { timeout: 60_000 },
  );
}

/**
 * Emails each person their link after the response, one email after another. If an email can't be sent, this is
 * logged; a lead can create a new link for that person on the roster's page.
 */
export function mailLinks(links: Imported["links"]): void {
  if (!sendsMail()) return;
  void (async () => {
    for (const { email, role, link } of links)
      await sendLetter({
        kind: "invite",
        to: email,
        subject: "you are invited",
        says: [
          `You are invited to join a cohort on Onramp as a ${role}.`,
          "Onramp is where you practise reviewing, testing and fixing code that AI wrote. If you didn’t expect this, ignore this email.",
        ],
        link: { does: "Join", path: new URL(link).pathname },
      }).catch((err) => log.error({ err }, "an invite from a roster could not be emailed"));
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

/**
 * Closes an import’s unused invites. Members stay. Returns the number of closed invites; null if there is no such
 * import.
 */
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
