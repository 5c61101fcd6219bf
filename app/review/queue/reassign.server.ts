import { byName } from "~/accounts/name-order";
import { numberedName } from "~/accounts/reading/names.server";
import { NOT_INDEPENDENT, SEAT } from "~/accounts/reading/seats";
import { listUnseen, spokeOn } from "~/accounts/reading/unseen.server";
import { titleOf } from "~/catalogue/catalogue.server";
import { db, type Transaction } from "~/database/db.server";
import type { Prisma } from "~/generated/prisma/client";
import { dropHandedOver, notifyOfHandOver } from "../notices/notices.server";
import { GIVEN_BACK, lockReviewer } from "./claims.server";
import { cohortOf } from "./cohort-of";
import { openTo } from "./open-to.server";
import { reviewing } from "./ready.server";

/**
 * A lead's side of the queue: seeing who has which item, and reassigning items. Does not show how long someone has had
 * an item (promise 6).
 */

interface Lead {
  readonly id: string;
}

export interface TakenRow {
  readonly id: string;
  readonly learner: string;
  readonly title: string;
  readonly mentor: string;
  /** True if the mentor has the item's page open; false if the item was handed to them. */
  readonly isOpen: boolean;
  /** People to whom the item can be given instead. */
  readonly others: readonly { readonly id: string; readonly name: string }[];
}

const MOST = 100;

/**
 * Waiting items of other people's work in cohorts that this person leads; null for people who lead no cohort. Lists
 * cohort ids, because the index begins with the cohort, while a join through memberships would read all waiting items.
 */
async function ledBy(lead: Lead, tx: Transaction = db): Promise<Prisma.ReviewItemWhereInput | null> {
  const led = await tx.membership.findMany({ where: { userId: lead.id, role: "lead" }, select: { cohortId: true } });
  if (led.length === 0) return null;
  return { state: "waiting", learnerId: { not: lead.id }, cohortId: { in: led.map(({ cohortId }) => cohortId) } };
}

/**
 * Items that mentors of the lead's cohorts have open or were handed, grouped by mentor. Empty for people who lead no
 * cohort.
 */
export async function listTaken(lead: Lead): Promise<TakenRow[]> {
  const person = { select: { id: true, name: true } };
  const now = new Date();
  const led = await ledBy(lead);
  if (!led) return [];
  const rows = await db.reviewItem.findMany({
    where: { AND: [led, { OR: [{ leaseUntil: { gt: now } }, { assignedToId: { not: null } }] }] },
    // This order reveals nothing about when an item was claimed or queued: what a lead sees must not reveal anyone's
    // pace.
    orderBy: [{ slug: "asc" }, { submissionId: "asc" }],
    take: MOST,
    include: {
      learner: person,
      claimedBy: person,
      assignedTo: person,
      submission: { select: { reviews: { select: { mentorId: true } }, overrides: { select: { byId: true } } } },
      cohort: {
        select: {
          hidesNames: true,
          memberships: { where: reviewing(), select: { user: person } },
        },
      },
    },
  });
  const unseen = await listUnseen(lead, { submissionId: { in: rows.map(({ submissionId }) => submissionId) } });
  const taken = rows.flatMap((row) => {
    const { id, submissionId, seat, slug, submission, cohort, learner, claimedBy, leaseUntil, assignedTo } = row;
    const isOpen = claimedBy !== null && leaseUntil !== null && leaseUntil > now;
    const mentor = isOpen ? claimedBy : assignedTo;
    if (!mentor || !cohort) return [];
    const others = cohort.memberships.map(({ user }) => user);
    // For second reviews, people who gave an opinion are left out. If this lead must not know who they are, no one is
    // listed.
    const spoke = [...submission.reviews.map((one) => one.mentorId), ...submission.overrides.map((one) => one.byId)];
    return {
      id,
      isOpen,
      mentor,
      title: titleOf(slug),
      learner: cohort.hidesNames ? numberedName(cohortOf(row), learner.id) : learner.name,
      others: others
        .filter((other) => other.id !== mentor.id && other.id !== learner.id)
        .filter((other) => seat <= SEAT.first || !(unseen.has(submissionId) || spoke.includes(other.id)))
        .sort(byName),
    };
  });
  return taken.sort((a, b) => byName(a.mentor, b.mentor)).map((row) => ({ ...row, mentor: row.mentor.name }));
}

/**
 * A condition that matches the item if it is still waiting in a cohort that this person leads, and if the other person
 * can review it. Null for people who lead no cohort. If `toId` is null, the item is to return to the queue.
 */
export async function reassignable(
  lead: Lead,
  itemId: string,
  toId: string | null,
  tx: Transaction,
): Promise<Prisma.ReviewItemWhereInput | null> {
  const led = await ledBy(lead, tx);
  if (!led) return null;
  if (toId === null) return { AND: [led, { id: itemId }] };
  return {
    AND: [
      led,
      {
        id: itemId,
        learnerId: { not: toId },
        cohort: { memberships: { some: { AND: [{ userId: toId }, reviewing()] } } },
      },
      openTo({ id: toId }),
      { OR: [{ seat: NOT_INDEPENDENT }, { submission: spokeOn(lead) }] },
    ],
  };
}

/**
 * Gives an item to another mentor or lead of the item's cohort or, if `toId` is null, returns it to the queue. The
 * previous mentor loses the item and keeps their text as a draft. Returns false if the item is no longer waiting or is
 * not from a cohort that `lead` leads, or if the new mentor is not a mentor of this cohort or is not ready yet. A lead
 * who may not see the other opinions on a submission can only return its second review to the queue: a refusal would
 * reveal who has already given an opinion. `was`: a condition that the item must meet before the change.
 */
export async function reassign(
  lead: Lead,
  itemId: string,
  toId: string | null,
  was: Prisma.ReviewItemWhereInput = {},
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    if (toId !== null) await lockReviewer(tx, itemId, toId);
    const where = await reassignable(lead, itemId, toId, tx);
    if (!where) return false;
    const { count } = await tx.reviewItem.updateMany({
      where: { AND: [where, was] },
      data: { ...GIVEN_BACK, assignedToId: toId },
    });
    if (count === 0) return false;
    if (toId === null) await dropHandedOver(tx, itemId);
    else await notifyOfHandOver(tx, await tx.reviewItem.findUniqueOrThrow({ where: { id: itemId } }), toId);
    return true;
  });
}
