import { byName } from "~/accounts/name-order";
import { db } from "~/database/db.server";
import type { KindId } from "~/kinds/registry";
import { cohortOf } from "./cohort-of";
import { reviewing } from "./ready.server";
import { REASON_FLAGS, REASONS, type Reason } from "./waiting-filter";

/** An item of the queue, as loaded when someone opens it. */
export interface Item {
  readonly id: string;
  readonly submissionId: string;
  /** Null for a question to the pool of peers. */
  readonly cohortId: string | null;
  readonly learnerId: string;
  /** The learners whose work the item is about: one learner or, for a finding, everyone who disputes the finding. */
  readonly ownerIds: readonly string[];
  /**
   * 1 is the first review. 2 and 3 are second reviews: 2 was drawn at random, 3 was requested. The schema lists the
   * other numbers.
   */
  readonly seat: number;
  readonly slug: string;
  readonly kind: KindId;
  readonly state: "waiting" | "done" | "withdrawn";
  readonly reasons: readonly Reason[];
  readonly question: string;
  /** The conversation with the tutor that the learner attached, as JSON; "" if they attached none. */
  readonly tutorTalk: string;
  readonly waitingSince: Date;
  readonly minutes: number;
  /** The person to whom the item was handed; null if it wasn't handed to anyone. */
  readonly assignedToId: string | null;
  /** The mentor who has the item open now; null if no one does. */
  readonly claimedBy: { readonly id: string; readonly name: string } | null;
}

/** The item with this id; null if it does not exist. The caller checks who may see the item. */
export async function findItem(itemId: string): Promise<Item | null> {
  const row = await db.reviewItem.findUnique({
    where: { id: itemId },
    include: { claimedBy: { select: { id: true, name: true } } },
  });
  if (!row) return null;
  const stoodBy = row.isFinding
    ? await db.stoodBy.findMany({ where: { itemId }, select: { submission: { select: { userId: true } } } })
    : [];
  const { id, submissionId, cohortId, learnerId, seat, slug, question, tutorTalk, waitingSince, minutes } = row;
  const { assignedToId } = row;
  const isOpen = row.leaseUntil !== null && row.leaseUntil > new Date();
  return {
    id,
    submissionId,
    cohortId,
    learnerId,
    seat,
    slug,
    question,
    tutorTalk,
    waitingSince,
    minutes,
    assignedToId,
    ownerIds: [learnerId, ...stoodBy.map(({ submission }) => submission.userId)],
    kind: row.kind as KindId,
    state: row.state as Item["state"],
    reasons: REASONS.filter((reason) => row[REASON_FLAGS[reason]]),
    claimedBy: isOpen ? row.claimedBy : null,
  };
}

/**
 * Whether this person may read the conversation with the tutor that the learner attached: the person who reviews the
 * submission now, or who has answered this item as a mentor, until the learner asks again. Not other mentors, leads or
 * admins, and never a peer.
 */
export async function mayReadTalk(person: { readonly id: string }, item: Item): Promise<boolean> {
  if (item.claimedBy?.id === person.id) return true;
  const { submissionId, seat, state } = item;
  if (state === "waiting") return false;
  return (await db.mentorReview.count({ where: { submissionId, seat, mentorId: person.id, isPeer: false } })) > 0;
}

/**
 * The owners of an item's work who are learners in the item's cohort now. The cohort's mentors must not read about
 * anyone else.
 */
export async function listPresent({ cohortId, ownerIds }: Pick<Item, "cohortId" | "ownerIds">): Promise<string[]> {
  if (cohortId === null) return [];
  const where = { cohortId, userId: { in: [...ownerIds] }, role: "learner" };
  return (await db.membership.findMany({ where, select: { userId: true } })).map(({ userId }) => userId);
}

/** Mentors and leads of the item's cohort who can review, sorted by name. */
export async function listMentors(item: Pick<Item, "cohortId">): Promise<{ id: string; name: string }[]> {
  const rows = await db.membership.findMany({
    where: { AND: [{ cohortId: cohortOf(item) }, reviewing()] },
    select: { user: { select: { id: true, name: true } } },
  });
  return rows.map(({ user }) => user).sort(byName);
}
