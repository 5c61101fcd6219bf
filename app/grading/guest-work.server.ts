import { findExercise, type Listing, listExercises } from "~/catalogue/catalogue.server";
import { db } from "~/db.server";
import type { Learner } from "./workspace.server";

/** How often a guest hands in. */
export const GUEST_HAND_INS = 3;

/**
 * The exercise that the home page offers to try: the first review in track order, whatever is in it. Null where no
 * review is on offer. (A review, since drafts of reviews can be put together when a guest signs in to an account.)
 */
export function findFeatured(): Listing | null {
  return listExercises().find(({ kind }) => kind === "review") ?? null;
}

/**
 * The one exercise that a guest may open: what they have begun, whatever is featured since; else the featured one. Null
 * where there is none any more.
 */
export async function findGuestExercise(guest: Learner): Promise<string | null> {
  const own = { where: { userId: guest.id }, select: { slug: true } } as const;
  const begun =
    (await db.submission.findFirst(own)) ?? (await db.draft.findFirst(own)) ?? (await db.hintUse.findFirst(own));
  const slug = begun?.slug ?? findFeatured()?.slug;
  return slug !== undefined && findExercise(slug) ? slug : null;
}
