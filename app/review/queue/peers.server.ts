import { notFound, type Person, requirePerson, teaches } from "~/accounts/guards.server";
import { SEAT } from "~/accounts/reading/seats";
import { thisHour } from "~/database/coarse";
import { db, type Transaction } from "~/database/db.server";
import type { Prisma } from "~/generated/prisma/client";
import { listActionable } from "~/grading/actionable.server";
import { listClosed } from "~/grading/ai-review.server";
import { EFFECTIVE } from "~/grading/effective";
import { skillProgress } from "~/kinds/progress";
import { drawShare } from "~/operations/draw.server";
import { orderOf } from "./order";

/**
 * Peers are learners who have demonstrated that they can explain what is wrong. In a cohort that allows it, they use
 * the mentors' desk and leases to review submissions about which other learners in the cohort ask a question. They see
 * only the work, and a report whose key they have already seen themselves, but no comments, scores or rulings by
 * mentors. A peer's review does not count as a mentor's, and mentors check some of these reviews. People who teach a
 * cohort are not peers in it. docs/decisions/020-peers.md
 */

interface Reader {
  readonly id: string;
}

const hasShown = async (person: Reader): Promise<boolean> =>
  skillProgress("say-what-is-wrong", [...(await listActionable(person)).values()]).state === "shown";

/** The cohorts in which this person may review as a peer. */
export async function listPeerCohorts(person: Reader): Promise<string[]> {
  const learnsIn = await db.membership.findMany({
    where: { userId: person.id, role: "learner", cohort: { allowsPeers: true } },
    select: { cohortId: true },
  });
  if (learnsIn.length === 0 || !(await hasShown(person))) return [];
  return learnsIn.map(({ cohortId }) => cohortId);
}

/** Revisions of exercises that this person has passed and whose report they can open, so that they may see the key. */
export async function listPassed(person: Reader): Promise<string[]> {
  const rows = await db.submission.findMany({
    where: { userId: person.id, results: { some: {} }, id: { notIn: [...(await listClosed(person))] } },
    select: { revisionId: true, results: { ...EFFECTIVE, select: { status: true } } },
  });
  return [...new Set(rows.flatMap(({ revisionId, results }) => (results[0]?.status === "passed" ? revisionId : [])))];
}

/**
 * The items that a peer may take in these cohorts: questions about a revision that the peer has passed, on which no
 * mentor had given an opinion when the peer took it. Peers take no findings, second reviews or samples.
 */
async function openToPeer(peer: Reader, cohortIds: readonly string[]): Promise<Prisma.ReviewItemWhereInput> {
  return {
    cohortId: { in: [...cohortIds] },
    seat: SEAT.first,
    isFinding: false,
    isSample: false,
    asksHelp: true,
    learnerId: { not: peer.id },
    submission: { revisionId: { in: await listPassed(peer) }, results: { some: {} } },
    OR: [{ claimedById: peer.id }, { submission: { reviews: { none: {} }, overrides: { none: {} } } }],
  };
}

/** The items that someone may take from the queue. */
export interface Reach {
  readonly cohortIds: readonly string[];
  /** Further conditions on items in these cohorts. */
  readonly limits: Prisma.ReviewItemWhereInput;
}

/**
 * What this person may take as a peer; null if they are not a peer. A peer who teaches no cohort is offered nothing
 * until they have set their hours.
 */
export async function findPeerReach(person: Reader): Promise<Reach | null> {
  const cohortIds = await listPeerCohorts(person);
  if (cohortIds.length === 0) return null;
  const { mentorMinutes } = await db.user.findUniqueOrThrow({ where: { id: person.id } });
  if (!mentorMinutes && !(await teaches(person))) return null;
  return { cohortIds, limits: await openToPeer(person, cohortIds) };
}

/** A reviewer: a mentor or lead of some cohort, or a peer. */
export interface Reviewer extends Person {
  /** True if this person teaches no cohort. */
  readonly isPeer: boolean;
}

/** Admits reviewers: mentors, leads and peers. Everyone else gets a 404. */
export async function requireReviewer(request: Request): Promise<Reviewer> {
  const person = await requirePerson(request);
  const isPeer = !(await teaches(person));
  if (isPeer && (await listPeerCohorts(person)).length === 0) throw notFound();
  return { ...person, isPeer };
}

/**
 * Whether this person may open an item as a peer: only if they may take the item now. After their review, the item is
 * open only to the learner and the mentors. `orAnswered` also allows an item that they have answered, so that they
 * can send a review again if the response was lost.
 */
export async function mayOpenAsPeer(person: Reader, itemId: string, { orAnswered = false } = {}): Promise<boolean> {
  const reach = await findPeerReach(person);
  if (!reach) return false;
  const open = { AND: [reach.limits, { id: itemId, state: "waiting" }] };
  const answered = {
    id: itemId,
    seat: SEAT.first,
    cohortId: { in: [...reach.cohortIds] },
    submission: { reviews: { some: { mentorId: person.id, isPeer: true } } },
  };
  return (await db.reviewItem.count({ where: orAnswered ? { OR: [open, answered] } : open })) > 0;
}

/** The item through which this person may read a submission as a peer of its cohort; null if they may not. */
export async function findItemAsPeer(person: Reader, submissionId: string): Promise<string | null> {
  const item = await db.reviewItem.findUnique({
    where: { submissionId_seat: { submissionId, seat: SEAT.first } },
    select: { id: true },
  });
  return item && (await mayOpenAsPeer(person, item.id)) ? item.id : null;
}

/**
 * Whether someone writes on an item as a peer, because they do not teach the item's cohort or because the item has no
 * cohort.
 */
export async function writesAsPeer(tx: Transaction, person: Reader, cohortId: string | null): Promise<boolean> {
  if (cohortId === null) return true;
  const teacher = { userId: person.id, cohortId, role: { in: ["mentor", "lead"] } };
  return (await tx.membership.count({ where: teacher })) === 0;
}

/** People who wrote on a submission as peers, each with the seat number of their review. */
export async function listPeersOn(submissionId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db.mentorReview.findMany({
    where: { submissionId, isPeer: true },
    // Reads reviews from the pool last, so that anyone who also wrote in the pool remains anonymous.
    orderBy: { seat: "desc" },
    select: { mentorId: true, seat: true },
  });
  return new Map(rows.map(({ mentorId, seat }) => [mentorId, seat]));
}

/** Whether peers may review submissions about which this learner asks a question. */
export async function mayPeersRead(learner: Reader): Promise<boolean> {
  const where = { userId: learner.id, role: "learner", cohort: { allowsPeers: true } };
  return (await db.membership.count({ where })) > 0;
}

/** Mentors check this many of a peer's first reviews, and this share of the later ones. */
const FIRST = 3;
const SHARE = 0.1;

/**
 * Whether a mentor checks a peer's review of this submission. `count` is the number of the peer's reviews in cohorts,
 * including this one. The draw always gives the same result for the same submission.
 */
export function isLookedAt(submissionId: string, count: number): boolean {
  return count <= FIRST || drawShare("peers' reviews", submissionId) < SHARE;
}

/**
 * Queues a peer's review for a mentor's check if the review was chosen (`isLookedAt`), in the transaction that stores
 * the review. The item is sorted like a sample, because no one waits for the check. The item shows the peer's text,
 * because the mentor checks this text.
 */
export async function drawPeerSample(tx: Transaction, peer: Reader, itemId: string): Promise<void> {
  const item = await tx.reviewItem.findUniqueOrThrow({ where: { id: itemId } });
  const { submissionId, cohortId, learnerId, slug, kind, question, minutes } = item;
  const count = await tx.mentorReview.count({ where: { mentorId: peer.id, isPeer: true, seat: SEAT.peer } });
  if (!isLookedAt(submissionId, count)) return;
  const seated = { submissionId_seat: { submissionId, seat: SEAT.peer } };
  if (await tx.reviewItem.findUnique({ where: seated, select: { id: true } })) return;
  const waitingSince = thisHour();
  const reasons = { asksHelp: false, isStuck: false, isSample: true };
  await tx.reviewItem.create({
    data: {
      ...reasons,
      submissionId,
      cohortId,
      learnerId,
      slug,
      kind,
      question,
      minutes,
      waitingSince,
      seat: SEAT.peer,
      orderAt: orderOf(waitingSince, reasons),
    },
  });
}
