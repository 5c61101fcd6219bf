import { teaches } from "~/accounts/guards.server";
import { NOT_INDEPENDENT } from "~/accounts/reading/seats";
import { db, type Transaction } from "~/database/db.server";
import type { Prisma } from "~/generated/prisma/client";
import { MINUTE_MS, startOfWeek } from "~/operations/time";
import { notifyOfHandOver } from "../notices/notices.server";
import { openTo } from "./open-to.server";
import { USUAL_MINUTES } from "./order";
import { findPeerReach, type Reach } from "./peers.server";
import { listReviewed, reviewing } from "./ready.server";
import { ofSections, type SectionChoice } from "./sections.server";
import { type Filter, ofFilter } from "./waiting-filter";

// Long: claiming, renewing, releasing and handing over change the same columns, each under its own condition.

/**
 * Decides who reviews which item. A mentor claims an item with a lease, which is renewed while the item's page is open
 * in any of the mentor's tabs. Each step ends with a conditional update, and the number of updated rows shows which of
 * two people won. No lock is held between steps. If a mentor deletes their account, the items that they have claimed
 * become free.
 */

/** How long a lease lasts. An open page renews its lease three times within this time. */
const LEASE_MS = 120_000;
/** Number of items to examine when looking for the next one. */
const LOOK_AT = 20;

interface Mentor {
  readonly id: string;
}

/**
 * Waiting items of other people's work, in cohorts where this person teaches or may review as a peer, that are not
 * handed to someone else. Whether this person may take each item (`openTo`) is a separate condition, because the index
 * that is used to count the queue doesn't cover this condition.
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

/** Items that no one has claimed, or whose lease has expired. */
export const isFree = (now: Date): Prisma.ReviewItemWhereInput => ({
  OR: [{ claimedById: null }, { leaseUntil: null }, { leaseUntil: { lt: now } }],
});

/** A new lease. Its end is rounded to the minute, so that it does not reveal exactly when the page was last open. */
export const lease = (mentor: Mentor, now: Date) => ({
  claimedById: mentor.id,
  leaseUntil: new Date(Math.ceil((now.getTime() + LEASE_MS) / MINUTE_MS) * MINUTE_MS),
});
export const GIVEN_BACK = { claimedById: null, leaseUntil: null };

/** The tab id of callers that are not a browser. */
export const ANY_TAB = "any";
/** The maximum number of stored tabs in which one person has the same item open. */
const MOST_TABS = 20;

/**
 * Claims an item for one of this person's tabs, or renews its lease. Returns false if someone else has the item, or if
 * the item is no longer waiting.
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
 * lead gave it to someone else or returned it to the queue. An open page only renews its lease and never claims, so
 * that it does not retake an item that was taken away.
 */
export async function renewItem(mentor: Mentor, itemId: string, tab = ANY_TAB): Promise<boolean> {
  return hold(mentor, tab, new Date(), {
    AND: [waitingFor(mentor, await reachOf(mentor)), { id: itemId, claimedById: mentor.id }],
  });
}

/**
 * Claims the item or renews its lease for one of this person's tabs, if the item meets the condition. If another tab or
 * person changes the row in the meantime, the condition is checked again.
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
    // When a lease expires, its tabs are no longer listed. Tabs that are still open renew the lease and are listed
    // again.
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
 * Removes one of this person's tabs from an item. When the last tab closes, the item is released, and the mentor
 * keeps what they wrote as a draft. If a tab disappears without closing, the item stays claimed until its lease
 * expires.
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
 * The first items in the queue's order. Queries each cohort and merges the results, because an index contains each
 * cohort's items in order, while a query over several cohorts would read and sort all items.
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

/**
 * Items of learners in the mentor's sections; null if the mentor is in no section. Leaves out cohorts that hide names
 * from reviewers, because the order would reveal who is in a small section.
 */
async function ofOwnSections(mentor: Mentor): Promise<Prisma.ReviewItemWhereInput | null> {
  const rows = await db.membership.findMany({
    where: {
      userId: mentor.id,
      role: { not: "learner" },
      sectionId: { not: null },
      cohort: { hidesNames: false },
    },
    select: { cohortId: true, sectionId: true },
  });
  // The learner may also be in another cohort, which hides names.
  const OR = rows.map(({ cohortId, sectionId }) => ({
    cohortId,
    learner: { memberships: { some: { cohortId, sectionId } } },
  }));
  return OR.length === 0 ? null : { OR };
}

/**
 * Claims the item whose review helps most: the first in the queue's order, from the mentor's own sections if possible.
 * Considers only items in the chosen sections that match the filter. Null if no item is left that was given to this
 * mentor or fits in their remaining minutes for this week. Mentors who ask at the same time get different items.
 */
export async function claimNext(
  mentor: Mentor,
  sections: readonly SectionChoice[] = [],
  filter: Filter = {},
): Promise<string | null> {
  const [reach, own] = await Promise.all([reachOf(mentor), ofOwnSections(mentor)]);
  for (;;) {
    const now = new Date();
    const left = await minutesLeft(mentor, now);
    const fits = { OR: [{ minutes: { lte: Math.max(0, left) } }, { assignedToId: mentor.id }] };
    const chosen = [ofSections(mentor, sections), ofFilter(filter, now)];
    const may = [waitingFor(mentor, reach), openTo(mentor), isFree(now), fits, ...chosen];
    const first = own ? await listFirst(reach.cohortIds, { AND: [...may, own] }, LOOK_AT) : [];
    const ids = first.length > 0 ? first : await listFirst(reach.cohortIds, { AND: may }, LOOK_AT);
    if (ids.length === 0) return null;
    const id = await claimOneOf(mentor, ids, now);
    if (id) return id;
  }
}

/** Claims the first of these items that is still free. Null if other people have claimed all of them. */
export async function claimOneOf(
  mentor: Mentor,
  ids: readonly string[],
  now: Date,
  tx: Transaction = db,
): Promise<string | null> {
  for (const id of ids) {
    const { count } = await tx.reviewItem.updateMany({
      where: { AND: [{ id, state: "waiting" }, openTo(mentor), isFree(now)] },
      data: { ...lease(mentor, now), openTabs: "" },
    });
    if (count === 1) return id;
  }
  return null;
}

/**
 * Locks a reviewer's membership in the item's cohort, so that they can't be removed while the item is handed to them.
 * Otherwise, the item would remain assigned to someone who may not open it, and the queue would offer it to no one.
 */
export const lockReviewer = (tx: Transaction, itemId: string, userId: string) =>
  tx.membership.updateMany({ where: { userId, cohort: { reviewItems: { some: { id: itemId } } } }, data: { userId } });

/**
 * Hands an item that this person has to another mentor of the item's cohort, and notifies that mentor. Returns false if
 * this person does not have the item, or if the other person is not a mentor of the cohort, or not ready yet. Second
 * reviews can't be handed over: a refusal would reveal to the second reader who has already given an opinion. When the
 * second reader closes the page, the item returns to the queue, unless a lead assigned it to them.
 */
export async function handOver(mentor: Mentor, itemId: string, toId: string): Promise<boolean> {
  return db.$transaction(async (tx) => {
    await lockReviewer(tx, itemId, toId);
    const { count } = await tx.reviewItem.updateMany({
      where: {
        id: itemId,
        state: "waiting",
        claimedById: mentor.id,
        seat: NOT_INDEPENDENT,
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

/**
 * The minutes that a mentor has left this week: the minutes that they give, minus the estimated minutes for the reviews
 * and rulings that they sent this week and for the items that they have open.
 */
export async function minutesLeft(mentor: Mentor, now = new Date()): Promise<number> {
  const [gives, answered, ruled, open] = await Promise.all([
    minutesGiven(mentor),
    db.mentorReview.aggregate({
      where: { mentorId: mentor.id, sentAt: { gte: startOfWeek(now) } },
      _sum: { minutes: true },
    }),
    db.ruling.aggregate({
      where: { ruledById: mentor.id, ruledAt: { gte: startOfWeek(now) } },
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

/** The minutes per week that someone gives. The default is `USUAL_MINUTES` for people who teach, and 0 for peers. */
export async function minutesGiven(mentor: Mentor): Promise<number> {
  const { mentorMinutes } = await db.user.findUniqueOrThrow({ where: { id: mentor.id } });
  if (mentorMinutes !== null) return mentorMinutes;
  return (await teaches(mentor)) ? USUAL_MINUTES : 0;
}
