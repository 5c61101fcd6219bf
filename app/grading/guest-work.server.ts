import { findExercise, type Listing, listExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { KINDS } from "~/kinds/registry";
import type { Learner } from "./workspace.server";

/** How often a guest may hand in. */
export const GUEST_HAND_INS = 3;

/**
 * The exercise that the home page offers to guests: the first in track order of a kind for guests that shows a
 * change, regardless of its content. Null if none is on offer.
 */
export function findFeatured(): Listing | null {
  return listExercises().find(({ kind }) => KINDS[kind].can.guests && KINDS[kind].can.change) ?? null;
}

/**
 * The one exercise that a guest may open: the one they have started; otherwise, or if that is no longer on offer, the
 * featured one. Null if there is none.
 */
export async function findGuestExercise(guest: Learner): Promise<string | null> {
  const own = { where: { userId: guest.id }, select: { slug: true } } as const;
  const begun =
    (await db.submission.findFirst(own)) ?? (await db.draft.findFirst(own)) ?? (await db.hintUse.findFirst(own));
  if (begun && findExercise(begun.slug)) return begun.slug;
  return findFeatured()?.slug ?? null;
}

/** Where a guest continues: at their draft; otherwise at their last submission; otherwise at the start. */
export async function findGuestPlace(guest: Learner): Promise<{ slug: string } | { submissionId: string } | null> {
  const slug = await findGuestExercise(guest);
  const draft = slug !== null && (await db.draft.count({ where: { userId: guest.id, slug } }));
  const last = await db.submission.findFirst({
    where: { userId: guest.id },
    orderBy: { tryNumber: "desc" },
    select: { id: true },
  });
  if (last && !draft) return { submissionId: last.id };
  return slug === null ? null : { slug };
}
