import { numberedName } from "~/accounts/reading/names.server";
import { noteLooks } from "~/accounts/reading/note-looks.server";
import { SEAT } from "~/accounts/reading/seats";
import { titleOf } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import type { Prisma } from "~/generated/prisma/client";
import { KIND_IDS, type KindId } from "~/kinds/registry";
import { listFirst, minutesLeft, reachOf, waitingFor } from "./claims.server";
import { cohortOf } from "./cohort-of";
import { closedTo, openTo } from "./open-to.server";
import { listSectionChoices, ofSections, type SectionChoice } from "./sections.server";
import { DEADLINE, dueSoon, type Filter, ofFilter, REASON_FLAGS, REASONS, type Reason } from "./waiting-filter";

/**
 * What the queue offers to a mentor, and how many items are waiting. Long: the rows and the counts share their
 * conditions.
 */

export interface WaitingRow {
  readonly id: string;
  readonly submissionId: string;
  readonly learnerId: string;
  /** The learner's name, or a number if the cohort hides names. */
  readonly learner: string;
  readonly slug: string;
  readonly title: string;
  readonly kind: KindId;
  readonly reasons: readonly Reason[];
  /** The learner's question; "" if there is none. */
  readonly question: string;
  readonly since: Date;
  /**
   * The learner's deadline for the exercise; null if no assignment includes the exercise, or if no one waits for the
   * review.
   */
  readonly dueAt: Date | null;
  readonly minutes: number;
  /** How many learners wait for a ruling on the finding; 0 if the item is not about a finding. */
  readonly standBy: number;
  /** How many of these learners dispute the result. For the others, the grader asks for the ruling. */
  readonly disputing: number;
  readonly has: "me" | "somebody" | "nobody";
  /** True if another mentor handed the item to this mentor. */
  readonly isForMe: boolean;
  /** True if the learner asks for a second opinion. */
  readonly isSecondOpinion: boolean;
  /** True if a peer has reviewed the submission and a mentor should check the peer's review. */
  readonly isOfPeer: boolean;
}

export interface Waiting {
  /** The items offered: as many as fit in this week's remaining minutes, and items that someone already has open. */
  readonly offered: readonly WaitingRow[];
  /** Counts of all items that are waiting in this person's cohorts or chosen sections, regardless of the filter. */
  readonly counts: {
    readonly all: number;
    readonly kinds: Readonly<Record<KindId, number>>;
    readonly reasons: Readonly<Record<Reason, number>>;
    readonly due: number;
  };
  /** How many further items match the filter but are not offered. */
  readonly more: number;
  /** True if the list has reached its maximum length, so that items that would fit may be missing. */
  readonly isCut: boolean;
  readonly minutesLeft: number;
  /** When the oldest item started waiting; null if no item is waiting. */
  readonly oldest: Date | null;
}

const FLAGS = Object.values(REASON_FLAGS);
/** The maximum number of items offered at once. A mentor should be able to read the list without much scrolling. */
const MOST = 50;

/** When the oldest item started waiting. Queries each cohort on its own, because the index begins with the cohort. */
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
 * How many items are waiting for this person in the sections chosen in this browser, up to `most`. Counts the same
 * items as `listWaitingFor`.
 */
export async function countWaiting(
  mentor: { readonly id: string },
  sectionIds: readonly string[],
  most: number,
): Promise<number> {
  const [reach, sections] = await Promise.all([
    reachOf(mentor),
    sectionIds.length > 0 ? listSectionChoices(mentor, sectionIds) : [],
  ]);
  const all = [waitingFor(mentor, reach), ofSections(mentor, sections), openTo(mentor)];
  return db.reviewItem.count({ where: { AND: all }, take: most });
}

/**
 * The items that wait for this person, in the queue's order, limited to the chosen sections. The caller has checked
 * that this person reviews in some cohort.
 */
export async function listWaitingFor(
  mentor: { readonly id: string },
  filter: Filter,
  sections: readonly SectionChoice[] = [],
): Promise<Waiting> {
  const now = new Date();
  const [reach, left] = await Promise.all([reachOf(mentor), minutesLeft(mentor, now)]);
  const { cohortIds } = reach;
  const shown = cohortIds.filter((id) => !filter.cohort || id === filter.cohort);
  const all = { AND: [waitingFor(mentor, reach), ofSections(mentor, sections)] };
  // Subtracts the few items that this person may not take, so that counting by seat needs only an index.
  const by = ["cohortId", "seat", "kind", ...FLAGS] as const;
  // Leaves out free items that don't fit in the remaining minutes, because they could fill the whole list. No one else
  // is offered what was given to this person.
  const mayFit = { OR: [{ minutes: { lte: left } }, { leaseUntil: { gt: now } }, { assignedToId: mentor.id }] };
  const [waiting, notMine, due, rows, oldest] = await Promise.all([
    db.reviewItem.groupBy({ by: [...by], where: all, _count: true }),
    Promise.all(
      closedTo(mentor).map((sort) => db.reviewItem.groupBy({ by: [...by], where: { AND: [all, sort] }, _count: true })),
    ),
    // Few items have a deadline, and these have their own index.
    db.reviewItem.groupBy({
      by: ["cohortId", "kind"],
      where: { AND: [all, dueSoon(now), openTo(mentor)] },
      _count: true,
    }),
    listFirst(shown, { AND: [all, ofFilter(filter, now), mayFit, openTo(mentor)] }, MOST).then((ids) =>
      db.reviewItem.findMany({
        where: { id: { in: ids } },
        orderBy: [{ orderAt: "asc" }, { id: "asc" }],
        include: {
          learner: { select: { name: true } },
          cohort: { select: { hidesNames: true } },
          stoodBy: { where: { state: "waiting" }, select: { isHeld: true } },
        },
      }),
    ),
    findOldest(cohortIds, { AND: [all, openTo(mentor)] }),
  ]);
  const groups = [...waiting, ...notMine.flat().map(({ _count, ...group }) => ({ ...group, _count: -_count }))];
  const count = (is: (group: (typeof groups)[number]) => boolean) =>
    groups.filter(is).reduce((sum, { _count }) => sum + _count, 0);

  const offered: WaitingRow[] = [];
  let room = left;
  for (const row of rows) {
    const isOpen = row.leaseUntil !== null && row.leaseUntil > now;
    const has = !isOpen ? "nobody" : row.claimedById === mentor.id ? "me" : "somebody";
    const isForMe = row.assignedToId === mentor.id;
    // The minutes of open items are already subtracted.
    if (has === "nobody") {
      if (row.minutes > room && !isForMe) continue;
      room -= row.minutes;
    }
    offered.push({
      id: row.id,
      submissionId: row.submissionId,
      learnerId: row.learnerId,
      slug: row.slug,
      has,
      kind: row.kind as KindId,
      learner: row.cohort?.hidesNames ? numberedName(cohortOf(row), row.learnerId) : row.learner.name,
      title: titleOf(row.slug),
      reasons: REASONS.filter((reason) => row[REASON_FLAGS[reason]]),
      question: row.question,
      since: row.waitingSince,
      dueAt: row.dueAt,
      minutes: row.minutes,
      standBy: row.stoodBy.length,
      disputing: row.stoodBy.filter(({ isHeld }) => !isHeld).length,
      isForMe,
      isSecondOpinion: row.seat === SEAT.opinion,
      isOfPeer: row.seat === SEAT.peer,
    });
  }
  noteQuestions(mentor, offered);
  const isShown = (group: { readonly cohortId: string | null; readonly kind: string }) =>
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
    isCut: rows.length === MOST,
    minutesLeft: Math.max(0, left),
    oldest,
  };
}

/**
 * Records that this mentor has read these learners' questions on the queue's page. A question is the learner's own text
 * about their work, so reading it counts as opening that work.
 */
function noteQuestions(mentor: { readonly id: string }, rows: readonly WaitingRow[]): void {
  const asked = rows.filter(({ question }) => question !== "");
  noteLooks(
    mentor,
    asked.map(({ learnerId, submissionId }) => ({ ownerId: learnerId, subject: submissionId })),
  );
}
