import { db } from "~/database/db.server";
import type { Prisma } from "~/generated/prisma/client";
import { MINUTE_MS } from "~/operations/time";
import { notifyOfHandOver } from "../notices/notices.server";
import { openTo } from "./open-to.server";
import { USUAL_MINUTES, weekOf } from "./order";
import { findPeerReach, type Reach, teachesSomewhere } from "./peers.server";
import { listReviewed, reviewing } from "./ready.server";

// Long: claiming, renewing, releasing and handing over change the same columns, each with its condition.

/**
 * Who reviews what: an item is claimed with a lease, which is renewed while its page is open in any tab of its mentor.
 * Each step ends with a conditional update, whose count decides which of two people won. No lock is held, and if a
 * mentor deletes their account the lease frees the item.
 */

/** An open page renews its lease three times within this time. */
const LEASE_MS = 120_000;
/** Number of items to examine when looking for the next one. */
const LOOK_AT = 20;

interface Mentor {
  readonly id: string;
}

/**
 * Waiting items by other people, in cohorts where this person teaches or may review as a peer, and that are not handed
 * to someone else. Whether each is open to this person (`openTo`) is a separate condition: the queue is counted by an
 * index that does not contain it.
 */
export function waitingFor(mentor: Mentor, { cohortIds, limits }: Reach): Prisma.ReviewItemWhereInput {
  return {
    state: "waiting",
    cohortId: { in: [...cohortIds] },
    learnerId: { not: mentor.id },
    OR: [{ assignedToId: null }, { assignedToId: mentor.id }],
    AND: [limits],
  };
}

/**
 * What this person may take from the queue: everything in cohorts that they teach, and some items in cohorts where they
 * are a peer.
 */
export async function reachOf(mentor: Mentor): Promise<Reach> {
  const [taught, peer] = await Promise.all([listReviewed(mentor), findPeerReach(mentor)]);
  if (!peer) return { cohortIds: taught, limits: {} };
  const { limits } = peer;
  return {
    cohortIds: [...taught, ...peer.cohortIds],
    limits: taught.length === 0 ? limits : { OR: [{ cohortId: { in: taught } }, limits] },
  };
}

/** No one has it, or its lease has expired. */
export const isFree = (now: Date): Prisma.ReviewItemWhereInput => ({
  OR: [{ claimedById: null }, { leaseUntil: null }, { leaseUntil: { lt: now } }],
});

/** Rounded to the minute, so that a lease does not reveal exactly when its page was last open. */
const lease = (mentor: Mentor, now: Date) => ({
  claimedById: mentor.id,
  leaseUntil: new Date(Math.ceil((now.getTime() + LEASE_MS) / MINUTE_MS) * MINUTE_MS),
});
const GIVEN_BACK = { claimedById: null, leaseUntil: null };

/** For callers without tabs of a browser. */
export const ANY_TAB = "any";
/** Tabs of one person with one item: more than this many are not told apart. */
const MOST_TABS = 20;

/**
 * Claims an item for one of this person's tabs, or renews its lease. Returns false if someone else has it, or it no
 * longer waits.
 */
export async function claimItem(mentor: Mentor, itemId: string, tab = ANY_TAB): Promise<boolean> {
  const now = new Date();
  return hold(mentor, tab, now, {
    AND: [
      waitingFor(mentor, await reachOf(mentor)),
      openTo(mentor),
      { id: itemId, OR: [{ claimedById: mentor.id }, ...isFree(now).OR!] },
    ],
  });
}

/**
 * Renews a lease. Returns false if this person no longer has the item: someone took it after the lease expired, or a
 * lead gave it to someone else or back to all. An open page only renews, so that it does not retake an item that was
 * taken away.
 */
export async function renewItem(mentor: Mentor, itemId: string, tab = ANY_TAB): Promise<boolean> {
  return hold(mentor, tab, new Date(), {
    AND: [waitingFor(mentor, await reachOf(mentor)), { id: itemId, claimedById: mentor.id }],
  });
}

/**
 * Claims or renews the item for one of this person's tabs, if it meets the condition. Repeated while another tab or
 * person changes the row in between: the condition then decides again.
 */
export async function hold(
  mentor: Mentor,
  tab: string,
  now: Date,
  where: Prisma.ReviewItemWhereInput,
): Promise<boolean> {
  for (;;) {
    const row = await db.reviewItem.findFirst({ where, select: HELD });
    if (!row) return false;
    // After the lease has expired, the tabs that are still open renew it and are listed again.
    const isHeld = row.claimedById === mentor.id && row.leaseUntil !== null && row.leaseUntil >= now;
    const others = isHeld ? tabsOf(row).filter((one) => one !== tab) : [];
    const { count } = await db.reviewItem.updateMany({
      where: { AND: [where, row] },
      data: { ...lease(mentor, now), openTabs: [...others, tab].slice(-MOST_TABS).join(" ") },
    });
    if (count === 1) return true;
  }
}

const HELD = { id: true, claimedById: true, leaseUntil: true, openTabs: true } as const;
const tabsOf = ({ openTabs }: { readonly openTabs: string }) => openTabs.split(" ").filter((tab) => tab !== "");

/**
 * Closes one of this person's tabs with an item. The last one releases the item, and the mentor keeps what they wrote
 * as a draft. A tab that was lost without closing keeps the item until its lease expires.
 */
export async function releaseItem(mentor: Mentor, itemId: string, tab = ANY_TAB): Promise<void> {
  for (;;) {
    const row = await db.reviewItem.findFirst({ where: { id: itemId, claimedById: mentor.id }, select: HELD });
    if (!row) return;
    const others = tabsOf(row).filter((one) => one !== tab);
    const { count } = await db.reviewItem.updateMany({
      where: row,
      data: others.length > 0 ? { openTabs: others.join(" ") } : { ...GIVEN_BACK, openTabs: "" },
    });
    if (count === 1) return;
  }
}

/**
 * The first items in the queue's order, queried per cohort and then merged: an index has each cohort's items in order,
 * while a query over several cohorts would read and sort all of them.
 */
export async function listFirst(
  cohortIds: readonly string[],
  where: Prisma.ReviewItemWhereInput,
  most: number,
): Promise<string[]> {
  const lists = await Promise.all(
    cohortIds.map((cohortId) =>
      db.reviewItem.findMany({
        where: { AND: [{ cohortId }, where] },
        orderBy: [{ orderAt: "asc" }, { id: "asc" }],
        take: most,
        select: { id: true, orderAt: true },
      }),
    ),
  );
  const inOrder = lists.flat().sort((a, b) => a.orderAt.getTime() - b.orderAt.getTime() || (a.id < b.id ? -1 : 1));
  return inOrder.slice(0, most).map(({ id }) => id);
}

/** Items of learners in the sections that this mentor is in; null if they are in none. */
async function ofOwnSections(mentor: Mentor): Promise<Prisma.ReviewItemWhereInput | null> {
  const rows = await db.membership.findMany({
    where: { userId: mentor.id, role: { not: "learner" }, sectionId: { not: null } },
    select: { sectionId: true },
  });
  const sections = rows.flatMap(({ sectionId }) => sectionId ?? []);
  return sections.length === 0 ? null : { learner: { memberships: { some: { sectionId: { in: sections } } } } };
}

/**
 * Claims the item that it helps most to review next: from the mentor's sections first. Null if nothing is left to
 * offer, or this week's minutes are used up. Mentors who ask at the same time get different items.
 */
export async function claimNext(mentor: Mentor): Promise<string | null> {
  const [reach, own] = await Promise.all([reachOf(mentor), ofOwnSections(mentor)]);
  for (;;) {
    const now = new Date();
    const left = await minutesLeft(mentor, now);
    const may = [waitingFor(mentor, reach), openTo(mentor), isFree(now), { minutes: { lte: Math.max(0, left) } }];
    const first = own ? await listFirst(reach.cohortIds, { AND: [...may, own] }, LOOK_AT) : [];
    const ids = first.length > 0 ? first : await listFirst(reach.cohortIds, { AND: may }, LOOK_AT);
    if (ids.length === 0) return null;
    const id = await claimOneOf(mentor, ids, now);
    if (id) return id;
  }
}

/** Claims the first of these items that is still free. Null if others were faster with all of them. */
export async function claimOneOf(mentor: Mentor, ids: readonly string[], now: Date): Promise<string | null> {
  for (const id of ids) {
    const { count } = await db.reviewItem.updateMany({
      where: { AND: [{ id, state: "waiting" }, openTo(mentor), isFree(now)] },
      data: { ...lease(mentor, now), openTabs: "" },
    });
    if (count === 1) return id;
  }
  return null;
}

/**
 * Hands an item that this person has to another mentor of its cohort, and notifies them. Returns false if this person
 * does not have it, or the other one is not a mentor there, or not ready yet.
 */
export async function handOver(mentor: Mentor, itemId: string, toId: string): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.reviewItem.updateMany({
      where: {
        id: itemId,
        state: "waiting",
        claimedById: mentor.id,
        learnerId: { not: toId },
        cohort: { memberships: { some: { AND: [{ userId: toId }, reviewing()] } } },
        AND: openTo({ id: toId }),
      },
      data: { ...GIVEN_BACK, assignedToId: toId },
    });
    if (count === 0) return false;
    const { submissionId } = await tx.reviewItem.findUniqueOrThrow({ where: { id: itemId } });
    await notifyOfHandOver(tx, { id: itemId, submissionId }, toId);
    return true;
  });
}

/** The minutes that a mentor has left this week: the minutes they offer, minus those of answered and open items. */
export async function minutesLeft(mentor: Mentor, now = new Date()): Promise<number> {
  const [gives, answered, ruled, open] = await Promise.all([
    minutesGiven(mentor),
    db.mentorReview.aggregate({
      where: { mentorId: mentor.id, sentAt: { gte: weekOf(now) } },
      _sum: { minutes: true },
    }),
    db.ruling.aggregate({
      where: { ruledById: mentor.id, ruledAt: { gte: weekOf(now) } },
      _sum: { minutes: true },
    }),
    db.reviewItem.aggregate({
      where: { claimedById: mentor.id, state: "waiting", leaseUntil: { gte: now } },
      _sum: { minutes: true },
    }),
  ]);
  const given = [answered, ruled, open].reduce((sum, { _sum }) => sum + (_sum.minutes ?? 0), 0);
  return gives - given;
}

/** The minutes a week that someone offers; by default the usual ones for people who teach, and none for peers. */
export async function minutesGiven(mentor: Mentor): Promise<number> {
  const { mentorMinutes } = await db.user.findUniqueOrThrow({ where: { id: mentor.id } });
  if (mentorMinutes !== null) return mentorMinutes;
  return (await teachesSomewhere(mentor)) ? USUAL_MINUTES : 0;
}
