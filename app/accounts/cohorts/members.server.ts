import { db, type Transaction } from "~/database/db.server";
import { lockCohort, lockCohorts } from "~/database/locks.server";
import { newId } from "~/database/ordered-ids";
import { DAY_MS } from "~/operations/time";
import { recordAudit } from "../audit.server";
import type { Person, Role } from "../guards.server";
import { noteAccountNews } from "../mail/account-notices.server";
import { byName } from "../name-order";
import { lockMembers, returnHanded, withdrawWaiting } from "../privacy/withdraw-waiting.server";

// Long: all changes to a cohort's members share one lock, one audit and one rule about the last lead.

/**
 * A cohort's members, and how leads change them. All callers have checked that the actor is a lead of the cohort or an
 * admin.
 */

export interface Member {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** Null if the member is in no section. */
  readonly sectionId: string | null;
}

/** A cohort's name; null if there is no such cohort. */
export async function findCohortName(cohortId: string): Promise<string | null> {
  const cohort = await db.cohort.findUnique({ where: { id: cohortId }, select: { name: true } });
  return cohort?.name ?? null;
}

/** Lists all members, sorted by name. */
export async function listMembers(cohortId: string): Promise<Member[]> {
  const rows = await db.membership.findMany({
    where: { cohortId },
    select: { userId: true, role: true, sectionId: true, user: { select: { name: true, email: true } } },
  });
  const sorted = rows.map((row) => ({ ...row, id: row.userId, name: row.user.name })).sort(byName);
  return sorted.map(({ userId, role, sectionId, user }) => ({ userId, ...user, role: role as Role, sectionId }));
}

/** A higher number means more rights. */
export const RANK: Readonly<Record<Role, number>> = { learner: 0, mentor: 1, lead: 2 };

/** The outcome of a change. `gone`: there is no such member. `last-lead`: the cohort would have no lead left. */
export type MemberChange = { readonly ok: true } | { readonly ok: false; readonly why: "gone" | "last-lead" };

class LastLead extends Error {}

/**
 * Runs changes to a cohort's members one after another, so that if two leads remove each other at the same time, one of
 * them remains. `otherId`: a second cohort whose members change.
 */
async function change(
  actor: Person,
  cohortId: string,
  make: (tx: Transaction) => Promise<boolean>,
  otherId = cohortId,
): Promise<MemberChange> {
  try {
    const isThere = await db.$transaction(async (tx) => {
      await lockCohorts(tx, [cohortId, otherId]);
      const leadsBefore = await countLeads(tx, cohortId);
      const done = await make(tx);
      if (!actor.isAdmin && leadsBefore > 0 && (await countLeads(tx, cohortId)) === 0) throw new LastLead();
      return done;
    });
    return isThere ? { ok: true } : { ok: false, why: "gone" };
  } catch (error) {
    if (error instanceof LastLead) return { ok: false, why: "last-lead" };
    throw error;
  }
}

const countLeads = (tx: Transaction, cohortId: string) => tx.membership.count({ where: { cohortId, role: "lead" } });

/** Marks the cohort's figures as outdated after someone joined, left or changed sections. */
export const outdateFigures = (tx: Transaction, cohortId: string) =>
  tx.keptFigures.updateMany({ where: { subject: `cohort:${cohortId}` }, data: { isStale: true } });

/** Changes the role of members. The last lead keeps the role, unless the actor is an admin. */
export async function setRole(
  actor: Person,
  cohortId: string,
  userIds: readonly string[],
  role: Role,
): Promise<MemberChange> {
  return change(actor, cohortId, async (tx) => {
    const members = await findAmong(tx, cohortId, userIds);
    for (const { id, userId, role: before } of members.filter((member) => member.role !== role)) {
      await tx.membership.updateMany({ where: { id }, data: { role } });
      if (RANK[role] < RANK[before as Role]) await endInvites(tx, cohortId, userId, role);
      if (role === "learner") await returnHanded(tx, cohortId, userId);
      else await withdrawWaiting(tx, cohortId, userId);
      await audit(tx, actor, `member.made-${role}`, cohortId, userId);
    }
    await outdateFigures(tx, cohortId);
    return members.length > 0;
  });
}

/**
 * Ends a person's open invites to the cohort with a higher role than `role`, or all of them if that is null. With such
 * an invite, the person could undo the lead's change.
 */
async function endInvites(tx: Transaction, cohortId: string, userId: string, role: Role | null): Promise<void> {
  const { email } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } });
  const higher = (Object.keys(RANK) as Role[]).filter((one) => role === null || RANK[one] > RANK[role]);
  await tx.invite.updateMany({
    where: { cohortId, email, role: { in: higher }, uses: 0, revokedAt: null },
    data: { revokedAt: new Date() },
  });
}

/** Removes people from a cohort. They keep their work. Doesn't remove the last lead, unless the actor is an admin. */
export async function removeMembers(
  actor: Person,
  cohortId: string,
  userIds: readonly string[],
): Promise<MemberChange> {
  return change(actor, cohortId, async (tx) => {
    const members = await findAmong(tx, cohortId, userIds);
    const invite = await tx.invite.findFirst({ where: { cohortId }, orderBy: { id: "desc" }, select: { id: true } });
    for (const member of members) {
      await takeOut(tx, member);
      await endInvites(tx, cohortId, member.userId, null);
      // Must sort after the links that exist now, because these don't readmit the person.
      await auditEnd(tx, actor, `member.removed-${member.role}`, member, newId(invite?.id));
    }
    return members.length > 0;
  });
}

/** A learner who was moved to another cohort, with the data needed to undo the move. */
export interface Moved {
  readonly userId: string;
  /** The learner's section before the move, and when they joined it; null if they were in no section. */
  readonly sectionId: string | null;
  readonly sectionSince: Date | null;
  /** Whether the learner was already a member of the other cohort. */
  readonly wasThere: boolean;
}

async function findAmong(tx: Transaction, cohortId: string, userIds: readonly string[]) {
  await lockMembers(tx, cohortId, userIds);
  return tx.membership.findMany({ where: { cohortId, userId: { in: [...userIds] } }, orderBy: { userId: "asc" } });
}

/**
 * Moves learners to another cohort. The caller has checked that the actor leads both cohorts or is an admin. The
 * learners' waiting requests are withdrawn, as if they had left the cohort, and each learner is notified. Learners who
 * are already members of the other cohort keep their role in it. Returns who was moved.
 */
export async function moveLearners(
  actor: Person,
  cohortId: string,
  userIds: readonly string[],
  toId: string,
): Promise<{ readonly ok: true; readonly moved: readonly Moved[] } | Extract<MemberChange, { readonly ok: false }>> {
  let moved: Moved[] = [];
  const done = await change(
    actor,
    cohortId,
    async (tx) => {
      moved = [];
      const learners = (await findAmong(tx, cohortId, userIds)).filter(({ role }) => role === "learner");
      for (const learner of learners) {
        const { userId, sectionId, sectionSince } = learner;
        await takeOut(tx, learner);
        const there = { cohortId_userId: { cohortId: toId, userId } };
        const wasThere = (await tx.membership.findUnique({ where: there })) !== null;
        await tx.membership.upsert({
          where: there,
          create: { cohortId: toId, userId, role: "learner" },
          update: { userId },
        });
        await auditEnd(tx, actor, "member.moved-away", learner);
        // This event records the day on which the person joined the other cohort. An earlier membership already has
        // such an event.
        if (!wasThere) await audit(tx, actor, "member.moved-here", toId, userId);
        await noteAccountNews(tx, userId, "moved");
        moved.push({ userId, sectionId, sectionSince, wasThere });
      }
      await outdateFigures(tx, toId);
      return learners.length > 0;
    },
    toId,
  );
  return done.ok ? { ...done, moved } : done;
}

/**
 * Undoes `moveLearners`: returns learners from the other cohort to this one, and to their sections. The caller has
 * checked that the actor leads both cohorts or is an admin, and that these people were moved. Skips people who have
 * left the other cohort, have been given another role in it, or are back already. Requests that were withdrawn stay
 * withdrawn. Returns false if no one was left to return.
 */
export async function undoMove(
  actor: Person,
  cohortId: string,
  toId: string,
  moved: readonly Moved[],
): Promise<boolean> {
  const done = await change(
    actor,
    cohortId,
    async (tx) => {
      const userIds = moved.map(({ userId }) => userId);
      const there = new Map((await findAmong(tx, toId, userIds)).map((member) => [member.userId, member]));
      const here = await tx.membership.findMany({ where: { cohortId, userId: { in: userIds } } });
      const sections = await tx.section.findMany({ where: { cohortId }, select: { id: true } });
      const back = moved.filter(({ userId, wasThere }) => {
        const member = there.get(userId);
        const isBack = here.some((one) => one.userId === userId);
        return member && !isBack && (wasThere || member.role === "learner");
      });
      for (const { userId, sectionId: before, sectionSince, wasThere } of back) {
        if (!wasThere) {
          const member = there.get(userId)!;
          await takeOut(tx, member);
          await auditEnd(tx, actor, "member.moved-away", member);
        }
        const sectionId = sections.some(({ id }) => id === before) ? before : null;
        await tx.membership.create({ data: { cohortId, userId, role: "learner", sectionId, sectionSince } });
        await audit(tx, actor, "member.put-back", cohortId, userId);
        await noteAccountNews(tx, userId, "moved");
      }
      await outdateFigures(tx, cohortId);
      return back.length > 0;
    },
    toId,
  );
  return done.ok;
}

/**
 * The other cohorts to which a person can move learners, and with which they can compare a cohort, sorted by name: the
 * cohorts that they lead, or all cohorts for an admin. If several of them have the same name, the day on which each was
 * created follows the name.
 */
export async function listOtherCohorts(person: Person, cohortId: string): Promise<{ id: string; name: string }[]> {
  const led = { memberships: { some: { userId: person.id, role: "lead" } } };
  const found = await db.cohort.findMany({
    where: person.isAdmin ? {} : { OR: [{ id: cohortId }, led] },
    select: { id: true, name: true, createdAt: true },
  });
  const named = new Map<string, number>();
  for (const { name } of found) named.set(name, (named.get(name) ?? 0) + 1);
  return found
    .filter(({ id }) => id !== cohortId)
    .sort(byName)
    .map(({ id, name, createdAt }) => ({
      id,
      name: named.get(name) === 1 ? name : `${name} (created ${createdAt.toISOString().slice(0, 10)})`,
    }));
}

/**
 * Removes a learner from a cohort at their own request. They keep their work. Returns false if this person is not a
 * learner in the cohort.
 */
export async function leaveCohort(learner: Person, cohortId: string): Promise<boolean> {
  return db.$transaction(async (tx) => {
    await lockCohort(tx, cohortId);
    const member = await tx.membership.findUnique({ where: { cohortId_userId: { cohortId, userId: learner.id } } });
    if (member?.role !== "learner") return false;
    await takeOut(tx, member);
    await auditEnd(tx, learner, "member.left", member);
    return true;
  });
}

/**
 * Ends a membership, withdraws the person's waiting requests in this cohort and returns to the queue any items that
 * were assigned to them.
 */
async function takeOut(
  tx: Transaction,
  { id, cohortId, userId }: { readonly id: string; readonly cohortId: string; readonly userId: string },
): Promise<void> {
  const { count } = await tx.membership.deleteMany({ where: { id } });
  // Another request has just removed this person.
  if (count === 0) return;
  await withdrawWaiting(tx, cohortId, userId);
  await returnHanded(tx, cohortId, userId);
  await outdateFigures(tx, cohortId);
}

const REMOVED = ["member.removed-learner", "member.removed-mentor", "member.removed-lead"];

/** A member who was removed, and when they joined their section. */
export interface Removed extends Omit<Member, "email"> {
  readonly sectionSince: Date | null;
}

/**
 * Members who were removed within the last day and have not rejoined: they can be restored with their role and section.
 * Only each person's last event in this cohort counts, because someone who rejoined and then left did so by their own
 * choice.
 */
export async function listRemoved(cohortId: string, tx: Transaction = db): Promise<Removed[]> {
  const rows = await tx.auditEvent.findMany({
    where: {
      action: { startsWith: "member." },
      subject: `cohort:${cohortId}`,
      at: { gt: new Date(Date.now() - DAY_MS) },
      about: { memberships: { none: { cohortId } } },
    },
    // Sorts by id, because ids are in the order of creation, while times are rounded to the hour.
    orderBy: { id: "desc" },
    distinct: ["aboutId"],
    select: { action: true, sectionId: true, sectionSince: true, about: { select: { id: true, name: true } } },
  });
  return rows.flatMap(({ action, sectionId, sectionSince, about }) => {
    if (!about || !REMOVED.includes(action)) return [];
    const role = action.replace("member.removed-", "") as Role;
    return [{ userId: about.id, name: about.name, role, sectionId, sectionSince }];
  });
}

/**
 * The outcome of restoring members. `withoutSection`: the number of restored people who are now in no section, because
 * their section no longer exists.
 */
export type Restored =
  | { readonly ok: true; readonly withoutSection: number }
  | Extract<MemberChange, { readonly ok: false }>;

/**
 * Undoes removals from the last day. People whose section no longer exists are restored without a section. Requests
 * that the removal withdrew are not restored. This can't add anyone who wasn't in the cohort. To join it, a person must
 * accept an invite, or be moved by an admin or by a lead of one of their cohorts.
 */
export async function putBack(actor: Person, cohortId: string, userIds: readonly string[]): Promise<Restored> {
  let withoutSection = 0;
  const restored = await change(actor, cohortId, async (tx) => {
    withoutSection = 0;
    // Read under the lock, because another request may have restored some of these people in the meantime.
    const removed = (await listRemoved(cohortId, tx)).filter(({ userId }) => userIds.includes(userId));
    const sections = await tx.section.findMany({ where: { cohortId }, select: { id: true } });
    for (const { userId, role, sectionId: before, sectionSince } of removed) {
      const sectionId = sections.some(({ id }) => id === before) ? before : null;
      if (sectionId !== before) withoutSection++;
      await tx.membership.create({ data: { cohortId, userId, role, sectionId, sectionSince } });
      await audit(tx, actor, "member.put-back", cohortId, userId);
    }
    await outdateFigures(tx, cohortId);
    return (await findAmong(tx, cohortId, userIds)).length > 0;
  });
  return restored.ok ? { ...restored, withoutSection } : restored;
}

/** Logs the end of a membership, with the member's section and when they joined it. */
const auditEnd = (
  tx: Transaction,
  actor: Person,
  action: string,
  member: Pick<Removed, "userId" | "sectionId" | "sectionSince"> & { readonly cohortId: string },
  id?: string,
) =>
  recordAudit(tx, {
    ...(id !== undefined && { id }),
    actorId: actor.id,
    action,
    subject: `cohort:${member.cohortId}`,
    aboutId: member.userId,
    sectionId: member.sectionId,
    sectionSince: member.sectionSince,
  });

const audit = (tx: Transaction, actor: Person, action: string, cohortId: string, aboutId: string) =>
  recordAudit(tx, { actorId: actor.id, action, subject: `cohort:${cohortId}`, aboutId });
