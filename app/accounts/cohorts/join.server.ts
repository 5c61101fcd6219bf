import crypto from "node:crypto";
import { today } from "~/database/coarse";
import { db, type Transaction } from "~/database/db.server";
import { lockCohort } from "~/database/locks.server";
import { DAY_MS } from "~/operations/time";
import type { Person, Role } from "../guards.server";
import { sendsMail } from "../mail/account-mail.server";
import { isConfirmed } from "../mail/address.server";
import { withdrawWaiting } from "../privacy/withdraw-waiting.server";
import { hashOf, isOpen } from "./invites.server";
import { outdateFigures, RANK } from "./members.server";

/** Finds out what an invite's link offers to a visitor, and adds the visitor to the cohort. */

/**
 * What an invite's link offers the visitor. `member`: the visitor is already in the cohort with the invite's role or a
 * higher one, so nothing would change. `raise`: the visitor is in the cohort with a lower role. `other-address`: the
 * invite is for another address. `unconfirmed`: the invite is for the visitor's address, which is not confirmed yet.
 * `removed`: a lead has removed the visitor since the invite was created.
 */
export interface Door {
  readonly cohortId: string;
  readonly cohort: string;
  readonly role: Role;
  readonly invitedBy: string | null;
  /** The first letter and the host of the only address that can use the invite. */
  readonly boundTo: string | null;
  readonly standing: "new" | "raise" | "member" | "other-address" | "unconfirmed" | "removed";
  /** The visitor's current role in the cohort. */
  readonly present: Role | null;
}

/**
 * Masks an address: "m…@example.org" is enough to recognise your own address, but not enough to learn someone else's.
 */
const masked = (email: string) => `${[...email][0]}…${email.slice(email.lastIndexOf("@"))}`;

/**
 * Finds what the link with this secret offers. Returns null, without a reason, if there is no such invite, if it has
 * expired, is used up or was revoked, or if its creator may no longer invite people with this role. Existing members
 * always learn that they are members.
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
  if (!isIn && (revokedAt || endsAt <= new Date() || uses >= maxUses || !(await isBacked(db, invite)))) return null;
  const isOther = person !== null && email !== null && email !== person.email;
  const isUnconfirmed = person !== null && email !== null && sendsMail() && !(await isConfirmed(person.id));
  const isRemoved = person !== null && present === null && (await wasRemoved(db, invite, person));
  const mayJoin = isRemoved ? "removed" : present && email ? "raise" : present ? "member" : "new";
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

/**
 * Whether the creator of an invite is still a lead of the cohort or an admin. Links for learners don't depend on this,
 * because a whole class may have them.
 */
export async function isBacked(
  tx: Pick<Transaction, "user">,
  { cohortId, role, createdById }: { cohortId: string; role: string; createdById: string | null },
): Promise<boolean> {
  if (role === "learner") return true;
  const mayInvite = [{ isAdmin: true }, { memberships: { some: { cohortId, role: "lead" } } }];
  return createdById !== null && (await tx.user.count({ where: { id: createdById, OR: mayInvite } })) > 0;
}

/**
 * Whether a lead or an admin has removed this person from the invite's cohort since the invite was created, and no one
 * has readmitted them. A removal blocks the invites that the person may still have, but not later ones.
 */
async function wasRemoved(
  tx: Pick<Transaction, "auditEvent">,
  { id, cohortId }: { readonly id: string; readonly cohortId: string },
  person: { readonly id: string },
): Promise<boolean> {
  // A removal has a greater id than the invites that existed then, and later events have greater ids than both.
  const last = await tx.auditEvent.findFirst({
    where: { aboutId: person.id, subject: `cohort:${cohortId}`, action: { startsWith: "member." }, id: { gt: id } },
    orderBy: { id: "desc" },
    select: { action: true },
  });
  return last?.action.startsWith("member.removed-") ?? false;
}

async function findPresent(tx: Pick<Transaction, "membership">, cohortId: string, userId: string) {
  const row = await tx.membership.findUnique({ where: { cohortId_userId: { cohortId, userId } } });
  return row && (row.role as Role);
}

/**
 * Uses an invite. Returns what the invite offered; null if this person can't use the invite, or if the invite was
 * closed in the meantime. Existing members keep their role and don't use up the invite. If many people join at once, no
 * more get in than the link allows, because the update that counts a use also checks the limit, in the same transaction
 * that adds the person.
 */
export async function join(person: Person, secret: string): Promise<Door | null> {
  const door = await findDoor(secret, person);
  if (!door || door.standing === "member") return door;
  if (door.standing !== "new" && door.standing !== "raise") return null;
  const { cohortId, role } = door;
  const userId = person.id;
  const tokenHash = hashOf(secret);
  return db.$transaction(async (tx) => {
    // Locks the cohort's row first, as a lead's changes to members do. So a second request from the same person, or a
    // lead's change to the person's role, waits and then finds the membership.
    await lockCohort(tx, cohortId);
    const invite = await tx.invite.findUnique({ where: { tokenHash } });
    // A lead has just given the invite a new link, or an admin has deleted the cohort.
    if (!invite) return null;
    const { maxUses, sectionId, movedById, movedFromId } = invite;
    const section = { sectionId, movedById, movedFromId };
    const present = await findPresent(tx, cohortId, userId);
    const isIn = present !== null && RANK[present] >= RANK[role];
    const isRefused = present === null && (await wasRemoved(tx, invite, person));
    if (!isIn && (isRefused || !(await isBacked(tx, invite)))) return null;
    const { count } = await tx.invite.updateMany({
      where: { tokenHash, ...isOpen(new Date()), uses: { lt: maxUses } },
      data: { uses: { increment: 1 } },
    });
    if (count > 0 && isIn) await tx.invite.update({ where: { tokenHash }, data: { uses: { decrement: 1 } } });
    if (count === 0 || isIn) return isIn ? { ...door, standing: "member", present } : null;
    const where = { cohortId_userId: { cohortId, userId } };
    const before = await tx.membership.findUnique({ where, select: { sectionId: true, sectionSince: true } });
    const isMoved = section.sectionId !== null && section.sectionId !== before?.sectionId;
    const sectionSince = section.sectionId === null ? null : today();
    await tx.membership.upsert({
      where,
      // A default id would reveal the order in which people joined (promise 1).
      create: {
        id: crypto.randomUUID(),
        cohortId,
        userId,
        role,
        ...section,
        sectionSince,
        movedFromSince: movedById && sectionSince,
      },
      update: {
        role,
        ...(isMoved && {
          ...section,
          sectionSince,
          movedFromId: before?.sectionId,
          movedFromSince: before?.sectionSince,
        }),
      },
    });
    if (role !== "learner") await withdrawWaiting(tx, cohortId, userId);
    await outdateFigures(tx, cohortId);
    const at = today();
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

/** An id (UUID 7) that contains the day, but no finer time. It sorts before all other events of that day. */
function idOfDay(day: Date): string {
  const time = (day.getTime() + DAY_MS).toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`;
}
