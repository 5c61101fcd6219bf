import { notFound, type Person, requirePerson } from "~/accounts/guards.server";
import { thisHour } from "~/database/coarse";
import { db, type Transaction } from "~/database/db.server";
import type { Prisma } from "~/generated/prisma/client";
import { EFFECTIVE } from "~/grading/effective";
import { listSaid } from "~/grading/said.server";
import { skillProgress } from "~/kinds/progress";
import { drawShare } from "~/operations/draw.server";
import { orderOf } from "./order";

/**
 * Peers: learners of a cohort that allows it, who have shown that they explain what is wrong, review what other
 * learners of it ask about, by the mentors' desk and lease. They see no more than the work and a report whose key they
 * have seen themselves: nothing that mentors said, set or ruled. What they say counts as no mentor's reading, and
 * mentors look at some of it. Who teaches is no peer in the cohorts that they teach. docs/decisions/020-peers.md
 */

interface Reader {
  readonly id: string;
}

/**
 * Of a peer's review, where it would be a reading's: it counts as none. And of the item in which a mentor looks at it.
 */
export const PEER_SEAT = -1;

const hasShown = async (person: Reader): Promise<boolean> =>
  skillProgress("say-what-is-wrong", [...(await listSaid(person)).values()]).state === "shown";

/** The cohorts in which this person may review as a peer. */
export async function listPeerCohorts(person: Reader): Promise<string[]> {
  const learnsIn = await db.membership.findMany({
    where: { userId: person.id, role: "learner", cohort: { allowsPeers: true } },
    select: { cohortId: true },
  });
  if (learnsIn.length === 0 || !(await hasShown(person))) return [];
  return learnsIn.map(({ cohortId }) => cohortId);
}

/** Revisions of exercises that this person has passed: of these they have earned the key. */
async function listPassed(person: Reader): Promise<string[]> {
  const rows = await db.submission.findMany({
    where: { userId: person.id, results: { some: {} } },
    select: { revisionId: true, results: { ...EFFECTIVE, select: { status: true } } },
  });
  return [...new Set(rows.flatMap(({ revisionId, results }) => (results[0]?.status === "passed" ? revisionId : [])))];
}

/**
 * The items that a peer may take in these cohorts: what its learner asks about, on a revision that the peer has passed,
 * and of which no one has spoken, or had not when the peer took it. No findings, no second readings, no samples.
 */
async function openToPeer(peer: Reader, cohortIds: readonly string[]): Promise<Prisma.ReviewItemWhereInput> {
  return {
    cohortId: { in: [...cohortIds] },
    seat: 1,
    isFinding: false,
    isSample: false,
    asksHelp: true,
    learnerId: { not: peer.id },
    submission: { revisionId: { in: await listPassed(peer) }, results: { some: {} } },
    OR: [{ claimedById: peer.id }, { submission: { reviews: { none: {} }, overrides: { none: {} } } }],
  };
}

/** What someone may take of what waits. */
export interface Reach {
  readonly cohortIds: readonly string[];
  /** What is asked of an item beside its cohort; nothing of who teaches there. */
  readonly limits: Prisma.ReviewItemWhereInput;
}

/** Whether this person is a mentor or lead of some cohort. */
export async function teachesSomewhere(person: Reader): Promise<boolean> {
  const taught = { userId: person.id, role: { in: ["mentor", "lead"] } };
  return (await db.membership.count({ where: taught })) > 0;
}

/**
 * What this person may take as a peer; null where they are none. Who teaches nowhere is offered nothing before they
 * have said how many hours they give.
 */
export async function findPeerReach(person: Reader): Promise<Reach | null> {
  const cohortIds = await listPeerCohorts(person);
  if (cohortIds.length === 0) return null;
  const { mentorMinutes } = await db.user.findUniqueOrThrow({ where: { id: person.id } });
  if (!mentorMinutes && !(await teachesSomewhere(person))) return null;
  return { cohortIds, limits: await openToPeer(person, cohortIds) };
}

/** Who reviews: a mentor or lead of some cohort, or a peer. */
export interface Reviewer extends Person {
  /** They teach nowhere. */
  readonly isPeer: boolean;
}

/** Lets in who reviews: mentors, leads and peers. Everyone else is told that there is no such page. */
export async function requireReviewer(request: Request): Promise<Reviewer> {
  const person = await requirePerson(request);
  const isPeer = !(await teachesSomewhere(person));
  if (isPeer && (await listPeerCohorts(person)).length === 0) throw notFound();
  return { ...person, isPeer };
}

/**
 * Whether this person may open an item as a peer: one that they may take now. What they have reviewed is the learner's
 * and the mentors' again; `orAnswered`: for a review whose answer was lost, and which is sent once more.
 */
export async function mayOpenAsPeer(person: Reader, itemId: string, { orAnswered = false } = {}): Promise<boolean> {
  const reach = await findPeerReach(person);
  if (!reach) return false;
  const open = { AND: [reach.limits, { id: itemId, state: "waiting" }] };
  const answered = {
    id: itemId,
    seat: 1,
    cohortId: { in: [...reach.cohortIds] },
    submission: { reviews: { some: { mentorId: person.id, isPeer: true } } },
  };
  return (await db.reviewItem.count({ where: orAnswered ? { OR: [open, answered] } : open })) > 0;
}

/** The item by which this person may read a submission as a peer; null where they may not. */
export async function findItemAsPeer(person: Reader, submissionId: string): Promise<string | null> {
  const item = await db.reviewItem.findUnique({
    where: { submissionId_seat: { submissionId, seat: 1 } },
    select: { id: true },
  });
  return item && (await mayOpenAsPeer(person, item.id)) ? item.id : null;
}

/** Whether someone writes as a peer where an item waits: they do not teach that cohort. */
export async function writesAsPeer(tx: Transaction, person: Reader, cohortId: string): Promise<boolean> {
  const teaches = { userId: person.id, cohortId, role: { in: ["mentor", "lead"] } };
  return (await tx.membership.count({ where: teaches })) === 0;
}

/** Those who wrote of a submission as peers. */
export async function listPeersOn(submissionId: string): Promise<ReadonlySet<string>> {
  const rows = await db.mentorReview.findMany({ where: { submissionId, isPeer: true }, select: { mentorId: true } });
  return new Set(rows.map(({ mentorId }) => mentorId));
}

/** Whether what this learner asks may be read by a peer. */
export async function mayPeersRead(learner: Reader): Promise<boolean> {
  const where = { userId: learner.id, role: "learner", cohort: { allowsPeers: true } };
  return (await db.membership.count({ where })) > 0;
}

/** A mentor looks at so many of a peer's first reviews, and at this share of the others. */
const FIRST = 3;
const SHARE = 0.1;

/**
 * Whether a mentor looks at a peer's review of this submission, their `count`th. Always the same for the same
 * submission.
 */
export function isLookedAt(submissionId: string, count: number): boolean {
  return count <= FIRST || drawShare("peers' reviews", submissionId) < SHARE;
}

/**
 * Puts what a peer has just said into the mentors' queue, where it was drawn: in the transaction that stores it. It
 * waits like a sample, since no one waits for it; what the peer said is shown there, since that is what is looked at.
 */
export async function drawPeerSample(tx: Transaction, peer: Reader, itemId: string): Promise<void> {
  const item = await tx.reviewItem.findUniqueOrThrow({ where: { id: itemId } });
  const { submissionId, cohortId, learnerId, slug, kind, question, minutes } = item;
  const count = await tx.mentorReview.count({ where: { mentorId: peer.id, isPeer: true } });
  if (!isLookedAt(submissionId, count)) return;
  const seated = { submissionId_seat: { submissionId, seat: PEER_SEAT } };
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
      seat: PEER_SEAT,
      orderAt: orderOf(waitingSince, reasons),
    },
  });
}
