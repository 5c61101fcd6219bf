import { findExercise } from "~/catalogue/catalogue.server";
import { db, type Transaction } from "~/database/db.server";
import type { Prisma } from "~/generated/prisma/client";
import { openTo } from "../agreement/unseen.server";
import { dropHandedOver, tellOfHandOver } from "../notices/notices.server";
import { numberedName } from "../reviews/names.server";
import { reviewing } from "./ready.server";

/** A lead's side of the queue: who has what, and giving it to someone else. Since when is not told (promise 6). */

interface Lead {
  readonly id: string;
}

export interface TakenRow {
  readonly id: string;
  readonly learner: string;
  readonly title: string;
  readonly mentor: string;
  /** They have its page open; else it was handed to them. */
  readonly isOpen: boolean;
  /** Who could have it in their place. */
  readonly others: readonly { readonly id: string; readonly name: string }[];
}

const MOST = 100;

/**
 * What waits in cohorts that this person leads, of others' work; null for who leads nothing. The cohorts are named,
 * since an index begins with them: through the memberships all that waits would be read.
 */
async function ledBy(lead: Lead, tx: Transaction = db): Promise<Prisma.ReviewItemWhereInput | null> {
  const led = await tx.membership.findMany({ where: { userId: lead.id, role: "lead" }, select: { cohortId: true } });
  if (led.length === 0) return null;
  return { state: "waiting", learnerId: { not: lead.id }, cohortId: { in: led.map(({ cohortId }) => cohortId) } };
}

/** What mentors of the lead's cohorts have open or were handed, by mentor; empty for who leads nothing. */
export async function listTaken(lead: Lead): Promise<TakenRow[]> {
  const person = { select: { id: true, name: true } };
  const now = new Date();
  const led = await ledBy(lead);
  if (!led) return [];
  const rows = await db.reviewItem.findMany({
    where: { AND: [led, { OR: [{ leaseUntil: { gt: now } }, { assignedToId: { not: null } }] }] },
    // Neither in the order in which they were taken nor in the queue's: what one is shown says nothing of pace.
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
  const taken = rows.flatMap((row) => {
    const { id, seat, slug, submission, cohort, cohortId, learner, claimedBy, leaseUntil, assignedTo } = row;
    const isOpen = claimedBy !== null && leaseUntil !== null && leaseUntil > now;
    const mentor = isOpen ? claimedBy : assignedTo;
    if (!mentor) return [];
    const others = cohort.memberships.map(({ user }) => user);
    // A second reading is for none of those who spoke.
    const spoke = [...submission.reviews.map((one) => one.mentorId), ...submission.overrides.map((one) => one.byId)];
    return {
      id,
      isOpen,
      mentor: mentor.name,
      title: findExercise(slug)?.meta.title ?? slug,
      learner: cohort.hidesNames ? numberedName(cohortId, learner.id) : learner.name,
      others: others
        .filter((other) => other.id !== mentor.id && other.id !== learner.id)
        .filter((other) => seat <= 1 || !spoke.includes(other.id))
        .sort((a, b) => a.name.localeCompare(b.name)),
    };
  });
  return taken.sort((a, b) => a.mentor.localeCompare(b.mentor));
}

/**
 * Gives an item to another mentor or lead of its cohort, or, with null, back to all. Who has it open loses it: what
 * they wrote stays with them as a draft. Returns false where it does not wait any more, is of no cohort that this
 * person leads, or the other one is no such, or not ready yet.
 */
export async function reassign(lead: Lead, itemId: string, toId: string | null): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const led = await ledBy(lead, tx);
    if (!led) return false;
    const { count } = await tx.reviewItem.updateMany({
      where: {
        AND: [
          led,
          { id: itemId },
          toId === null
            ? {}
            : {
                learnerId: { not: toId },
                cohort: { memberships: { some: { AND: [{ userId: toId }, reviewing()] } } },
                AND: openTo({ id: toId }),
              },
        ],
      },
      data: { claimedById: null, leaseUntil: null, assignedToId: toId },
    });
    if (count === 0) return false;
    if (toId === null) await dropHandedOver(tx, itemId);
    else await tellOfHandOver(tx, await tx.reviewItem.findUniqueOrThrow({ where: { id: itemId } }), toId);
    return true;
  });
}
