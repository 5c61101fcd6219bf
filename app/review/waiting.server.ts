import { z } from "zod";
import { findExercise } from "~/catalogue/catalogue.server";
import { db } from "~/db.server";
import { KIND_IDS, type KindId } from "~/kinds/kind";
import { listTaught, minutesLeft, waitingFor } from "./claims.server";
import { USUAL_MINUTES } from "./order";

/** The queue's page: what is offered to a mentor, and how much waits. */

export const REASONS = ["help", "stuck", "sample"] as const;
export type Reason = (typeof REASONS)[number];

/** What the address says. What it says wrongly is passed over: a page is shown all the same. */
export const FilterSchema = z.object({
  cohort: z.string().max(100).optional().catch(undefined),
  kind: z.enum(KIND_IDS).optional().catch(undefined),
  reason: z.enum(REASONS).optional().catch(undefined),
});
export type Filter = z.infer<typeof FilterSchema>;

export interface WaitingRow {
  readonly id: string;
  readonly learner: string;
  readonly slug: string;
  readonly title: string;
  readonly kind: KindId;
  readonly reasons: readonly Reason[];
  /** What the learner asked; "" where they asked nothing. */
  readonly question: string;
  readonly since: Date;
  readonly minutes: number;
  readonly has: "me" | "somebody" | "nobody";
  /** Handed to this mentor by another one. */
  readonly isForMe: boolean;
}

export interface Waiting {
  /** What is offered: as many as fit in the minutes that are left this week, and what one has open. */
  readonly offered: readonly WaitingRow[];
  /** All that waits in this person's cohorts, whatever the filter. */
  readonly counts: {
    readonly all: number;
    readonly kinds: Readonly<Record<KindId, number>>;
    readonly reasons: Readonly<Record<Reason, number>>;
  };
  /** Of what the filter leaves, how much is not offered. */
  readonly more: number;
  readonly minutesLeft: number;
  /** Since when the longest waits; null where nothing does. */
  readonly oldest: Date | null;
}

export const REASON_FLAGS = { help: "asksHelp", stuck: "isStuck", sample: "isSample" } as const;
/** A list is read, not scrolled: more than this is never offered at once. */
const MOST = 50;

/** What waits for this person, in the order in which it helps most. The caller has made sure that they teach somewhere. */
export async function listWaitingFor(mentor: { readonly id: string }, filter: Filter): Promise<Waiting> {
  const now = new Date();
  const cohortIds = await listTaught(mentor);
  const all = waitingFor(mentor, cohortIds);
  const where = {
    AND: [
      all,
      {
        ...(filter.cohort && { cohortId: filter.cohort }),
        ...(filter.kind && { kind: filter.kind }),
        ...(filter.reason && { [REASON_FLAGS[filter.reason]]: true }),
      },
    ],
  };
  const [groups, rows, left, oldest] = await Promise.all([
    db.reviewItem.groupBy({ by: ["cohortId", "kind", "asksHelp", "isStuck", "isSample"], where: all, _count: true }),
    db.reviewItem.findMany({
      where,
      orderBy: [{ orderAt: "asc" }, { id: "asc" }],
      take: MOST,
      include: { learner: { select: { name: true } } },
    }),
    minutesLeft(mentor, now),
    db.reviewItem.findFirst({ where: all, orderBy: { waitingSince: "asc" }, select: { waitingSince: true } }),
  ]);
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
      ...{ id: row.id, learner: row.learner.name, slug: row.slug, kind: row.kind as KindId, has },
      title: findExercise(row.slug)?.meta.title ?? row.slug,
      reasons: REASONS.filter((reason) => row[REASON_FLAGS[reason]]),
      ...{ question: row.question, since: row.waitingSince, minutes: row.minutes },
      isForMe: row.assignedToId === mentor.id,
    });
  }
  return {
    offered,
    counts: {
      all: count(() => true),
      kinds: Object.fromEntries(KIND_IDS.map((kind) => [kind, count((g) => g.kind === kind)])) as Record<
        KindId,
        number
      >,
      reasons: Object.fromEntries(REASONS.map((r) => [r, count((g) => g[REASON_FLAGS[r]])])) as Record<Reason, number>,
    },
    more:
      count(
        (group) =>
          (!filter.cohort || group.cohortId === filter.cohort) &&
          (!filter.kind || group.kind === filter.kind) &&
          (!filter.reason || group[REASON_FLAGS[filter.reason]]),
      ) - offered.length,
    minutesLeft: Math.max(0, left),
    oldest: oldest?.waitingSince ?? null,
  };
}

/** Hours a week that a mentor may say they give. */
export const HoursSchema = z.coerce
  .number({ error: "Write a number of hours, like 2." })
  .min(0, "Write 0 or more hours.")
  .max(40, "A week of mentoring has at most 40 hours here.");

export async function getHours(mentor: { readonly id: string }): Promise<number> {
  const row = await db.user.findUniqueOrThrow({ where: { id: mentor.id }, select: { mentorMinutes: true } });
  return (row.mentorMinutes ?? USUAL_MINUTES) / 60;
}

/** Sets what a mentor gives a week; the queue offers no more. */
export async function setHours(mentor: { readonly id: string }, hours: number): Promise<void> {
  await db.user.updateMany({ where: { id: mentor.id }, data: { mentorMinutes: Math.round(hours * 60) } });
}
