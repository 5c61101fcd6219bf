import { db } from "~/database/db.server";
import type { Prisma } from "~/generated/prisma/client";
import { openTo } from "../agreement/unseen.server";
import { tellOfHandOver } from "../notices/notices.server";
import { USUAL_MINUTES, weekOf } from "./order";
import { findPeerReach, type Reach, teachesSomewhere } from "./peers.server";
import { listReviewed, reviewing } from "./ready.server";

/**
 * Who reviews what: an item is claimed with a lease, which is renewed while its page is open. Each step is one
 * conditional update, whose count says who of two won: no lock is held, and a mentor who deleted their account loses
 * the item with the lease.
 */

/** A page that is open renews its lease three times within it. */
const LEASE_MS = 120_000;
const MINUTE_MS = 60_000;
/** Items looked at in one go for the next one. */
const LOOK_AT = 20;

interface Mentor {
  readonly id: string;
}

/**
 * Items that wait in cohorts where this person teaches, or may review as a peer, of other people, and are not handed to
 * someone else. Which of them are open to this person (`openTo`) is asked beside it: the queue is counted from an index
 * that does not know it.
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
 * What this person may take of what waits: everything in cohorts that they teach, and some of it where they are a peer.
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

/** No one has it, or they have not said for a lease's time that they do. */
export const isFree = (now: Date): Prisma.ReviewItemWhereInput => ({
  OR: [{ claimedById: null }, { leaseUntil: null }, { leaseUntil: { lt: now } }],
});

/** To a full minute: a lease says no more exactly when its page was last open. */
const lease = (mentor: Mentor, now: Date) => ({
  claimedById: mentor.id,
  leaseUntil: new Date(Math.ceil((now.getTime() + LEASE_MS) / MINUTE_MS) * MINUTE_MS),
});
const GIVEN_BACK = { claimedById: null, leaseUntil: null };

/** Takes an item, or renews the lease on it. Returns false where someone else has it, or it does not wait any more. */
export async function claimItem(mentor: Mentor, itemId: string): Promise<boolean> {
  const now = new Date();
  const { count } = await db.reviewItem.updateMany({
    where: {
      AND: [
        waitingFor(mentor, await reachOf(mentor)),
        openTo(mentor),
        { id: itemId, OR: [{ claimedById: mentor.id }, ...isFree(now).OR!] },
      ],
    },
    data: lease(mentor, now),
  });
  return count === 1;
}

/**
 * Says that one has an item still. Returns false where one has it not any more: someone took it once the lease was
 * over, or a lead gave it to someone else or back to all. An open page renews, so that it does not take again what was
 * taken.
 */
export async function renewItem(mentor: Mentor, itemId: string): Promise<boolean> {
  const { count } = await db.reviewItem.updateMany({
    where: { AND: [waitingFor(mentor, await reachOf(mentor)), { id: itemId, claimedById: mentor.id }] },
    data: lease(mentor, new Date()),
  });
  return count === 1;
}

/** Gives an item back. What was written on it stays with the mentor as a draft. */
export async function releaseItem(mentor: Mentor, itemId: string): Promise<void> {
  await db.reviewItem.updateMany({ where: { id: itemId, claimedById: mentor.id }, data: GIVEN_BACK });
}

/**
 * The first items in the queue's order, of each cohort by itself and then of all: an index holds a cohort's in their
 * order, while those of several would all be read and sorted.
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
 * Takes the item that it helps most to read next; null when nothing is left to offer, or this week's minutes are given.
 * Of many who ask at once each gets another one.
 */
export async function claimNext(mentor: Mentor): Promise<string | null> {
  const reach = await reachOf(mentor);
  for (;;) {
    const now = new Date();
    const left = await minutesLeft(mentor, now);
    const may = [waitingFor(mentor, reach), openTo(mentor), isFree(now), { minutes: { lte: Math.max(0, left) } }];
    const ids = await listFirst(reach.cohortIds, { AND: may }, LOOK_AT);
    if (ids.length === 0) return null;
    for (const id of ids) {
      const { count } = await db.reviewItem.updateMany({
        where: { AND: [{ id, state: "waiting" }, openTo(mentor), isFree(now)] },
        data: lease(mentor, now),
      });
      if (count === 1) return id;
    }
  }
}

/**
 * Hands an item that this person has to another mentor of its cohort, who is told. Returns false where they have it
 * not, or are no such, or not ready yet.
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
    await tellOfHandOver(tx, { id: itemId, submissionId }, toId);
    return true;
  });
}

/**
 * The minutes that a mentor has not given yet this week: what they give, less what they answered and what they have
 * open.
 */
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

/** The minutes a week that someone gives; who has not said, the usual ones where they teach, and none as a peer. */
export async function minutesGiven(mentor: Mentor): Promise<number> {
  const { mentorMinutes } = await db.user.findUniqueOrThrow({ where: { id: mentor.id } });
  if (mentorMinutes !== null) return mentorMinutes;
  return (await teachesSomewhere(mentor)) ? USUAL_MINUTES : 0;
}
