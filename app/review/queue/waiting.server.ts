import { z } from "zod";
import { findExercise } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import type { Prisma } from "~/generated/prisma/client";
import { KIND_IDS, type KindId } from "~/kinds/registry";
import { closedTo, openTo } from "../agreement/unseen.server";
import { numberedName } from "../reviews/names.server";
import { listFirst, minutesGiven, minutesLeft, reachOf, waitingFor } from "./claims.server";
import { DUE_HOURS } from "./order";
import { PEER_SEAT } from "./peers.server";

/** The queue's page: what is offered to a mentor, and how much waits. */

export const REASONS = ["help", "stuck", "finding", "sample"] as const;
export type Reason = (typeof REASONS)[number];

/** Beside the reasons for which something is here: its exercise is due soon, for an assignment of its learner. */
const DEADLINE = "deadline";
/** Soon: as long before as the queue's order knows it. */
const SOON_MS = DUE_HOURS * 60 * 60 * 1000;
const dueSoon = (now: Date): Prisma.ReviewItemWhereInput => ({
  dueAt: { gte: now, lte: new Date(now.getTime() + SOON_MS) },
});

/** What the address says. What it says wrongly is passed over: a page is shown all the same. */
export const FilterSchema = z.object({
  cohort: z.string().max(100).optional().catch(undefined),
  kind: z.enum(KIND_IDS).optional().catch(undefined),
  reason: z
    .enum([...REASONS, DEADLINE])
    .optional()
    .catch(undefined),
});
export type Filter = z.infer<typeof FilterSchema>;

export interface WaitingRow {
  readonly id: string;
  readonly submissionId: string;
  readonly learnerId: string;
  /** Their name, or a number where the cohort hides names. */
  readonly learner: string;
  readonly slug: string;
  readonly title: string;
  readonly kind: KindId;
  readonly reasons: readonly Reason[];
  /** What the learner asked; "" where they asked nothing. */
  readonly question: string;
  readonly since: Date;
  /** When the exercise is due for the learner; null where no assignment asks for it, or no one waits. */
  readonly dueAt: Date | null;
  readonly minutes: number;
  /** How many learners stand by a finding; 0 where it is none. */
  readonly standBy: number;
  readonly has: "me" | "somebody" | "nobody";
  /** Handed to this mentor by another one. */
  readonly isForMe: boolean;
  /** The learner asks for another opinion than the first one's. */
  readonly isSecondOpinion: boolean;
  /** A peer has reviewed it, and a mentor is to look at what they said. */
  readonly isOfPeer: boolean;
}

export interface Waiting {
  /** What is offered: as many as fit in the minutes that are left this week, and what one has open. */
  readonly offered: readonly WaitingRow[];
  /** All that waits in this person's cohorts, whatever the filter. */
  readonly counts: {
    readonly all: number;
    readonly kinds: Readonly<Record<KindId, number>>;
    readonly reasons: Readonly<Record<Reason, number>>;
    readonly due: number;
  };
  /** Of what the filter leaves, how much is not offered. */
  readonly more: number;
  readonly minutesLeft: number;
  /** Since when the longest waits; null where nothing does. */
  readonly oldest: Date | null;
}

export const REASON_FLAGS = {
  help: "asksHelp",
  stuck: "isStuck",
  finding: "isFinding",
  sample: "isSample",
} as const;
const FLAGS = Object.values(REASON_FLAGS);
/** A list is read, not scrolled: more than this is never offered at once. */
const MOST = 50;

/** Since when the longest waits; of each cohort by itself, whose index begins with it. */
async function findOldest(cohortIds: readonly string[], all: Prisma.ReviewItemWhereInput): Promise<Date | null> {
  const rows = await Promise.all(
    cohortIds.map((cohortId) =>
      db.reviewItem.findFirst({
        where: { AND: [{ cohortId }, all] },
        orderBy: { waitingSince: "asc" },
        select: { waitingSince: true },
      }),
    ),
  );
  const times = rows.flatMap((row) => (row ? [row.waitingSince.getTime()] : []));
  return times.length > 0 ? new Date(Math.min(...times)) : null;
}

/**
 * What waits for this person, in the order in which it helps most. The caller has made sure that they review somewhere.
 */
export async function listWaitingFor(mentor: { readonly id: string }, filter: Filter): Promise<Waiting> {
  const now = new Date();
  const reach = await reachOf(mentor);
  const { cohortIds } = reach;
  const shown = cohortIds.filter((id) => !filter.cohort || id === filter.cohort);
  const all = waitingFor(mentor, reach);
  const where = {
    AND: [
      all,
      {
        ...(filter.cohort && { cohortId: filter.cohort }),
        ...(filter.kind && { kind: filter.kind }),
        ...(filter.reason === DEADLINE ? dueSoon(now) : filter.reason && { [REASON_FLAGS[filter.reason]]: true }),
      },
    ],
  };
  // Few: taken off from what is counted, so that the count stays one of an index alone.
  // By seat, too, as the index has them: so it is counted in its order, and what is closed is found in it.
  const by = ["cohortId", "seat", "kind", ...FLAGS] as const;
  const [waiting, notMine, due, rows, left, oldest] = await Promise.all([
    db.reviewItem.groupBy({ by: [...by], where: all, _count: true }),
    Promise.all(
      closedTo(mentor).map((sort) => db.reviewItem.groupBy({ by: [...by], where: { AND: [all, sort] }, _count: true })),
    ),
    // Few of many, and by an index of their own.
    db.reviewItem.groupBy({
      by: ["cohortId", "kind"],
      where: { AND: [all, dueSoon(now), openTo(mentor)] },
      _count: true,
    }),
    listFirst(shown, { AND: [where, openTo(mentor)] }, MOST).then((ids) =>
      db.reviewItem.findMany({
        where: { id: { in: ids } },
        orderBy: [{ orderAt: "asc" }, { id: "asc" }],
        include: {
          learner: { select: { name: true } },
          cohort: { select: { hidesNames: true } },
          _count: { select: { stoodBy: { where: { state: "waiting" } } } },
        },
      }),
    ),
    minutesLeft(mentor, now),
    findOldest(cohortIds, all),
  ]);
  const groups = [...waiting, ...notMine.flat().map(({ _count, ...group }) => ({ ...group, _count: -_count }))];
  const count = (is: (group: (typeof groups)[number]) => boolean) =>
    groups.filter(is).reduce((sum, { _count }) => sum + _count, 0);

  const offered: WaitingRow[] = [];
  let room = left;
  for (const row of rows) {
    const isOpen = row.leaseUntil !== null && row.leaseUntil > now;
    const has = !isOpen ? "nobody" : row.claimedById === mentor.id ? "me" : "somebody";
    // What one has open is reckoned with already.
    if (has === "nobody") room -= row.minutes;
    if (has === "nobody" && room < 0) continue;
    offered.push({
      id: row.id,
      submissionId: row.submissionId,
      learnerId: row.learnerId,
      slug: row.slug,
      has,
      kind: row.kind as KindId,
      learner: row.cohort.hidesNames ? numberedName(row.cohortId, row.learnerId) : row.learner.name,
      title: findExercise(row.slug)?.meta.title ?? row.slug,
      reasons: REASONS.filter((reason) => row[REASON_FLAGS[reason]]),
      question: row.question,
      since: row.waitingSince,
      dueAt: row.dueAt,
      minutes: row.minutes,
      standBy: row._count.stoodBy,
      isForMe: row.assignedToId === mentor.id,
      isSecondOpinion: row.seat === 3,
      isOfPeer: row.seat === PEER_SEAT,
    });
  }
  const isShown = (group: { readonly cohortId: string; readonly kind: string }) =>
    (!filter.cohort || group.cohortId === filter.cohort) && (!filter.kind || group.kind === filter.kind);
  const countDue = (is: (group: (typeof due)[number]) => boolean) =>
    due.filter(is).reduce((sum, { _count }) => sum + _count, 0);
  const { reason } = filter;
  const filtered =
    reason === DEADLINE
      ? countDue(isShown)
      : count((group) => isShown(group) && (!reason || group[REASON_FLAGS[reason]]));
  return {
    offered,
    counts: {
      all: count(() => true),
      kinds: Object.fromEntries(KIND_IDS.map((kind) => [kind, count((g) => g.kind === kind)])) as Record<
        KindId,
        number
      >,
      reasons: Object.fromEntries(REASONS.map((r) => [r, count((g) => g[REASON_FLAGS[r]])])) as Record<Reason, number>,
      due: countDue(() => true),
    },
    more: filtered - offered.length,
    minutesLeft: Math.max(0, left),
    oldest,
  };
}

/** Hours a week that a mentor may say they give. */
export const HoursSchema = z.coerce
  .number({ error: "Enter a number of hours, like 2." })
  .min(0, "Enter 0 or more hours.")
  .max(40, "You can give at most 40 hours a week.");

export async function getHours(mentor: { readonly id: string }): Promise<number> {
  return (await minutesGiven(mentor)) / 60;
}

/** Sets what a mentor gives a week; the queue offers no more. */
export async function setHours(mentor: { readonly id: string }, hours: number): Promise<void> {
  await db.user.updateMany({ where: { id: mentor.id }, data: { mentorMinutes: Math.round(hours * 60) } });
}
