// Long: checking and importing a roster share their steps and their rules.

import crypto from "node:crypto";
import { setImmediate as nextRound } from "node:timers/promises";
import { db } from "~/database/db.server";
import { lockCohort } from "~/database/locks.server";
import { newId } from "~/database/ordered-ids";
import { env } from "~/operations/env.server";
import { log } from "~/operations/log.server";
import { DAY_MS } from "~/operations/time";
import { recordAudit } from "../audit.server";
import type { Person } from "../guards.server";
import { type EmailState, findLastRemoval, hashOf, INVITE_DAYS, isOpen, rosterSecretOf } from "./invites.server";
import type { RosterRow } from "./roster";
import { beginImport, moveByImport } from "./roster-imports.server";
import { findOrMakeSections, outdateSections, recordFilled } from "./sections.server";

/**
 * Imports a roster: creates an invite for each address, and a section for each name in the section column. The
 * callers have checked that the actor leads the cohort.
 */

/**
 * How many days a roster's links work. This is longer than for individual invites, because a term may start weeks after
 * the import.
 */
export const ROSTER_DAYS = 2 * INVITE_DAYS;

export interface Checked extends RosterRow {
  /**
   * What an import does with the row. Only people in `new` rows are invited. `moves`: a member or an invited person
   * whom the import moves to another section.
   */
  readonly standing: "new" | "member" | "moves" | "invited";
}

type Reader = Pick<typeof db, "membership" | "invite" | "section">;

/**
 * How many rows are checked or written in one step. Between two steps, the process answers other requests, and
 * other writes get their turn.
 */
const STEP = 100;

const stepsOf = (rows: readonly RosterRow[]) =>
  Array.from({ length: Math.ceil(rows.length / STEP) }, (_, step) => rows.slice(step * STEP, (step + 1) * STEP));

const emailOf = ({ email }: RosterRow) => email;

async function check(tx: Reader, cohortId: string, rows: readonly RosterRow[]): Promise<Checked[]> {
  const email = { in: rows.map(emailOf) };
  const [members, invites] = await Promise.all([
    tx.membership.findMany({
      where: { cohortId, user: { email } },
      select: { role: true, section: { select: { name: true } }, user: { select: { email: true } } },
    }),
    tx.invite.findMany({
      where: { cohortId, email, uses: 0, ...isOpen(new Date()) },
      select: { email: true, role: true, section: { select: { name: true } } },
    }),
  ]);
  const memberOf = new Map(members.map(({ user, role, section }) => [user.email, { role, section: section?.name }]));
  const invited = new Map(invites.map(({ email, role, section }) => [`${role} ${email}`, section?.name]));
  return rows.map((row) => {
    const member = memberOf.get(row.email);
    // An import can make a learner a mentor, but never takes a role or section away from anyone.
    const isIn = member !== undefined && (row.role === "learner" || member.role !== "learner");
    const invite = `${row.role} ${row.email}`;
    if (!isIn && !invited.has(invite)) return { ...row, standing: "new" };
    const section = isIn ? member.section : invited.get(invite);
    if (row.section !== "" && row.section !== section) return { ...row, standing: "moves" };
    return { ...row, standing: isIn ? "member" : "invited" };
  });
}

/** Checks what an import of these rows would do, without changing anything. */
export async function checkRoster(cohortId: string, rows: readonly RosterRow[]): Promise<Checked[]> {
  const checked: Checked[] = [];
  for (const step of stepsOf(rows)) {
    checked.push(...(await check(db, cohortId, step)));
    await nextRound();
  }
  return checked;
}

export interface Imported {
  /** The import's id, which a lead needs to undo the import. */
  readonly id: string;
  /** The number of members and invited people who were moved to another section. */
  readonly moved: number;
  /** The number of the import's invites that were closed while the import was running. */
  readonly closed: number;
  /** The complete links, which Onramp doesn't store. */
  readonly links: readonly { name: string; email: string; role: string; section: string; link: string }[];
}

/**
 * Invites everyone on the roster who is neither a member nor invited yet, and puts everyone else into their sections. A
 * repeated import invites no one twice. Returns null if the cohort would have too many sections. `asId` is the import's
 * new id, under which `listImports` shows how many people the import has already invited. With `isMailed`, the new
 * invites wait to be emailed (`roster-mail.server.ts`) from the last step on. So none is emailed if the import fails.
 *
 * Each step has its own transaction. If a step fails, the invites of the earlier steps are deleted, because no one has
 * seen their links. People who were moved to another section stay there until a lead undoes the import. If the process
 * is killed, the invites of earlier steps remain. They aren't emailed, and their links are lost, so a lead can undo the
 * import and import the roster again.
 */
export async function importRoster(
  actor: Person,
  cohortId: string,
  rows: readonly RosterRow[],
  asId: string = crypto.randomUUID(),
  { isMailed = false } = {},
): Promise<Imported | null> {
  const begun = await db.$transaction(async (tx) => {
    await lockCohort(tx, cohortId);
    const sectionIds = await findOrMakeSections(tx, actor, cohortId, new Set(rows.map(({ section }) => section)));
    if (!sectionIds) return null;
    if (await beginImport(tx, cohortId, asId)) return { sectionIds, id: asId };
    // The page's form may be sent twice, so an id that is already used is replaced.
    const id = crypto.randomUUID();
    await beginImport(tx, cohortId, id);
    return { sectionIds, id };
  });
  if (!begun) return null;
  const { sectionIds, id } = begun;
  const linkOf = new Map<string, Imported["links"][number]>();
  let moved = 0;
  // Sorted by section, so that each step covers few sections and needs few statements to move people.
  const bySection = [...rows].sort((a, b) => (a.section < b.section ? -1 : Number(a.section > b.section)));
  try {
    for (const step of stepsOf(bySection)) {
      const done = await importStep(actor, cohortId, step, {
        id,
        sectionIds,
        before: { invited: linkOf.size, moved },
      });
      for (const link of done.links) linkOf.set(link.email, link);
      moved += done.moved;
      await nextRound();
    }
    const isLeft = await finishImport(cohortId, id, isMailed);
    const links = rows.flatMap(({ email }) => (isLeft.has(email) ? (linkOf.get(email) ?? []) : []));
    return { id, moved, closed: linkOf.size - links.length, links };
  } catch (error) {
    const invited = bySection.filter(({ email }) => linkOf.has(email));
    await deleteInvites(cohortId, id, invited).catch((err) =>
      log.error({ err }, "a failed roster import left invites"),
    );
    throw error;
  }
}

/**
 * The import's last step. With `isMailed`, its open invites wait to be emailed. Returns the addresses of the open
 * invites, because someone may have closed some of the import's invites while the import was running.
 */
const finishImport = (cohortId: string, importId: string, isMailed: boolean) =>
  db.$transaction(
    async (tx): Promise<ReadonlySet<string | null>> => {
      await lockCohort(tx, cohortId);
      const where = { cohortId, importId, revokedAt: null };
      const left = await tx.invite.findMany({ where, select: { id: true, email: true, tokenHash: true } });
      if (isMailed) {
        // A lead who has created a new link in the meantime sends that link.
        const renewed = left.filter(({ id, tokenHash }) => tokenHash !== hashOf(rosterSecretOf(id)));
        const notRenewed = { id: { notIn: renewed.map(({ id }) => id) } };
        const data = { emailState: "waiting" satisfies EmailState };
        await tx.invite.updateMany({ where: { ...where, ...notRenewed }, data });
      }
      return new Set(left.map(({ email }) => email));
    },
    { timeout: 60_000 },
  );

/** Deletes an unfinished import's invites, none of which has been emailed. */
async function deleteInvites(cohortId: string, importId: string, rows: readonly RosterRow[]): Promise<void> {
  for (const step of stepsOf(rows))
    await db.invite.deleteMany({
      where: { cohortId, importId, uses: 0, email: { in: step.map(emailOf) }, emailState: null },
    });
}

interface Under {
  readonly id: string;
  readonly sectionIds: ReadonlyMap<string, string>;
  /** The number of people that earlier steps of the import invited and moved. */
  readonly before: { readonly invited: number; readonly moved: number };
}

/** Imports at most `STEP` rows, in one transaction. */
const importStep = (actor: Person, cohortId: string, rows: readonly RosterRow[], { id, sectionIds, before }: Under) =>
  db.$transaction(
    async (tx): Promise<Pick<Imported, "moved" | "links">> => {
      // With the lock, two imports that run at the same time find each other's invites.
      await lockCohort(tx, cohortId);
      const checked = await check(tx, cohortId, rows);
      // A lead may have removed a section since the first step.
      const kept = await tx.section.findMany({ where: { cohortId }, select: { id: true } });
      const isKept = new Set(kept.map((section) => section.id));
      const sectionOf = (name: string) => {
        const sectionId = sectionIds.get(name);
        return sectionId !== undefined && isKept.has(sectionId) ? sectionId : null;
      };
      const moved = checked.filter(({ standing, section }) => standing === "moves" && sectionOf(section) !== null);
      for (const name of new Set(moved.map(({ section }) => section))) {
        const emails = moved.filter(({ section }) => section === name).map(emailOf);
        await moveByImport(tx, { cohortId, importId: id, sectionId: sectionOf(name)! }, emails);
      }
      if (moved.length > 0)
        await (before.moved === 0 ? recordFilled(tx, actor, cohortId) : outdateSections(tx, cohortId));
      const added = checked.filter(({ standing }) => standing === "new");
      if (added.length > 0 && before.invited === 0)
        await recordAudit(tx, { actorId: actor.id, action: "roster.imported", subject: `cohort:${cohortId}` });
      const endsAt = new Date((Math.floor(Date.now() / DAY_MS) + ROSTER_DAYS + 1) * DAY_MS);
      const lastRemoval = added.length > 0 ? await findLastRemoval(tx, cohortId) : undefined;
      const doors = added.map((row) => ({ row, id: newId(lastRemoval) }));
      await tx.invite.createMany({
        data: doors.map(({ row: { email, role, section }, id: inviteId }) => ({
          id: inviteId,
          cohortId,
          email,
          role,
          sectionId: sectionOf(section),
          endsAt,
          importId: id,
          maxUses: 1,
          tokenHash: hashOf(rosterSecretOf(inviteId)),
          createdById: actor.id,
        })),
      });
      const links = doors.map(({ row: { name, email, role, section }, id: inviteId }) => ({
        name,
        email,
        role,
        section,
        link: `${env.origin}/join/${rosterSecretOf(inviteId)}`,
      }));
      return { moved: moved.length, links };
    },
    { timeout: 60_000 },
  );
