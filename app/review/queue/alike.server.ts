import { createHash } from "node:crypto";
import { nameFor } from "~/accounts/reading/names.server";
import { getRevision } from "~/catalogue/catalogue.server";
import { thisHour } from "~/database/coarse";
import { db, isUniqueConflict } from "~/database/db.server";
import type { Prisma } from "~/generated/prisma/client";
import { getSubmission } from "~/grading/open-submission.server";
import { firstVersion } from "~/grading/workspace/workspace.server";
import { KINDS } from "~/kinds/registry";
import { type ReviewDraft, ReviewDraftSchema } from "../reviews/review-work";
import { carryNotes } from "../threads/carry-notes";
import { isFree, waitingFor } from "./claims.server";
import { cohortOf } from "./cohort-of";
import { listPresent } from "./items.server";
import { openTo } from "./open-to.server";
import { listReviewed } from "./ready.server";

/**
 * Finds equivalent submissions in the queue by a key. A mentor can copy one review's text into drafts for all of them,
 * and checks each draft before sending it.
 */

interface Mentor {
  readonly id: string;
}

/** The maximum number of similar items that a page offers at once. The rest are offered with the next item. */
const MOST = 30;
/** The order of the queue, which is also the order of the index. */
const IN_ORDER: Prisma.ReviewItemOrderByWithRelationInput[] = [{ orderAt: "asc" }, { id: "asc" }];

/**
 * A key that is equal for equivalent submissions of one revision (`Kind.work.likeness`). Null if the submission is
 * gone, or if no schema can parse it any more. A submission without a key isn't similar to any other.
 */
export async function likeKeyOf(submissionId: string): Promise<string | null> {
  const found = await db.submission.findUnique({
    where: { id: submissionId },
    select: { revisionId: true, work: true },
  });
  if (!found) return null;
  const { revisionId, work } = found;
  const { kind, content } = await getRevision(revisionId);
  const parsed = kind.work.schema.safeParse(JSON.parse(work));
  if (!parsed.success) return null;
  const likeness = await kind.work.likeness(content, parsed.data);
  return createHash("sha256").update(`${revisionId}\n${likeness}`).digest("base64url");
}

/**
 * A condition for other waiting items with equivalent submissions that this mentor may take and no other mentor has
 * open; null if there can be none.
 */
async function alikeOf(mentor: Mentor, itemId: string): Promise<Prisma.ReviewItemWhereInput | null> {
  const item = await db.reviewItem.findUnique({ where: { id: itemId }, select: { likeKey: true, submissionId: true } });
  if (!item?.likeKey) return null;
  return {
    AND: [
      waitingFor(mentor, { cohortIds: await listReviewed(mentor), limits: {} }),
      openTo(mentor),
      { likeKey: item.likeKey, submissionId: { not: item.submissionId } },
      { OR: [{ claimedById: mentor.id }, ...isFree(new Date()).OR!] },
    ],
  };
}

export interface Alike {
  /** How many similar waiting items can get a copy of this review now. */
  readonly count: number;
  /** True if there are more similar items, which the next item offers. */
  readonly isMore: boolean;
  /** Items with a copied draft that hasn't been sent yet. */
  readonly offered: readonly { readonly itemId: string; readonly learner: string }[];
}

const OF_ITEM = { submissionId: true, cohortId: true, learner: { select: { id: true, name: true } } } as const;

/** The learner's name, or a number if this mentor may not know the name. */
const nameIn = (
  mentor: Mentor,
  {
    learner,
    submissionId,
    cohortId,
  }: { learner: { id: string; name: string }; submissionId: string; cohortId: string | null },
) => nameFor(mentor, learner, submissionId, cohortOf({ cohortId }));

/** Items that are similar to an item in the queue, for the mentor who has that item open. */
export async function findAlike(mentor: Mentor, itemId: string): Promise<Alike> {
  const alike = await alikeOf(mentor, itemId);
  const none = { drafts: { none: { mentorId: mentor.id } } };
  const [found, drafts] = await Promise.all([
    // Reads a limited number of similar items, because counting, for example, a thousand items would read all of them.
    alike
      ? db.reviewItem.findMany({
          where: { AND: [alike, none] },
          orderBy: IN_ORDER,
          take: MOST + 1,
          select: { id: true },
        })
      : [],
    db.reviewDraft.findMany({
      where: { mentorId: mentor.id, fromId: itemId, item: { state: "waiting" } },
      orderBy: { itemId: "asc" },
      select: { itemId: true, item: { select: OF_ITEM } },
    }),
  ]);
  const offered = drafts.map(async (draft) => ({ itemId: draft.itemId, learner: await nameIn(mentor, draft.item) }));
  return {
    count: Math.min(found.length, MOST),
    isMore: found.length > MOST,
    offered: await Promise.all(offered),
  };
}

/**
 * Returns the item whose review was copied into a draft. Null if the draft is not a copy, or if the learner has left
 * the cohort.
 */
export async function findOrigin(
  mentor: Mentor,
  itemId: string,
): Promise<{ readonly itemId: string; readonly learner: string } | null> {
  const draft = await db.reviewDraft.findUnique({
    where: { mentorId_itemId: { mentorId: mentor.id, itemId } },
    select: { from: { select: { id: true, ...OF_ITEM } } },
  });
  const from = draft?.from;
  if (!from || (await listPresent({ cohortId: from.cohortId, ownerIds: [from.learner.id] })).length === 0) return null;
  return { itemId: from.id, learner: await nameIn(mentor, from) };
}

/**
 * Copies this item's review into a draft for each similar waiting item for which this mentor has no draft. Does not
 * send or overwrite any draft. Returns how many drafts were created; null if `written` is not a review.
 */
export async function offerToAlike(mentor: Mentor, itemId: string, written: unknown): Promise<number | null> {
  const parsed = ReviewDraftSchema.safeParse(written);
  if (!parsed.success) return null;
  const alike = await alikeOf(mentor, itemId);
  if (!alike) return 0;
  const [own, others] = await Promise.all([
    db.reviewItem.findUniqueOrThrow({ where: { id: itemId }, select: { submissionId: true } }),
    db.reviewItem.findMany({
      where: { AND: [alike, { drafts: { none: { mentorId: mentor.id } } }] },
      orderBy: IN_ORDER,
      take: MOST,
      select: { id: true, submissionId: true },
    }),
  ]);
  const before = await filesOf(own.submissionId);
  let made = 0;
  for (const { id, submissionId } of others) {
    const work: ReviewDraft = carryNotes(parsed.data, before, await filesOf(submissionId));
    const draft = { mentorId: mentor.id, itemId: id, fromId: itemId, version: firstVersion(), savedHour: thisHour() };
    try {
      await db.reviewDraft.create({ data: { ...draft, work: JSON.stringify(work) } });
      made++;
    } catch (error) {
      // The mentor has just started this draft in another tab, so that draft is kept.
      if (!isUniqueConflict(error)) throw error;
    }
  }
  return made;
}

/** The submission's files, by path. */
async function filesOf(submissionId: string) {
  const { kind, open, work } = await getSubmission(submissionId, "standing");
  return KINDS[kind].work.files(open, work as never);
}
