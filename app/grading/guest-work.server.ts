import { findExercise, type Listing, listExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { KINDS } from "~/kinds/registry";
import type { Learner } from "./workspace.server";

/** How often a guest hands in. */
export const GUEST_HAND_INS = 3;

/**
 * The exercise that the home page offers to try: the first one for guests (a review) in track order, whatever is in it.
 * Null where none is on offer.
 */
export function findFeatured(): Listing | null {
  return listExercises().find(({ kind }) => KINDS[kind].can.guests) ?? null;
}

/**
 * The one exercise that a guest may open: what they have begun, whatever is featured since; the featured one while they
 * have begun nothing, or where that is not on offer any more. Null where none is.
 */
export async function findGuestExercise(guest: Learner): Promise<string | null> {
  const own = { where: { userId: guest.id }, select: { slug: true } } as const;
  const begun =
    (await db.submission.findFirst(own)) ?? (await db.draft.findFirst(own)) ?? (await db.hintUse.findFirst(own));
  if (begun && findExercise(begun.slug)) return begun.slug;
  return findFeatured()?.slug ?? null;
}

/** Where a guest left off: at their draft; else at what they handed in last; else at the start. */
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
