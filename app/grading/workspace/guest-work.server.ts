import { findExercise, type Listing, listExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { KINDS } from "~/kinds/registry";
import type { Learner } from "./workspace.server";

/** How many times a guest may hand in. */
export const GUEST_HAND_INS = 3;

/**
 * The exercise that the home page offers to guests. It is the first exercise in track order whose kind is for guests
 * and shows a change. Null if no such exercise is on offer.
 */
export function findFeatured(): Listing | null {
  return listExercises().find(({ kind }) => KINDS[kind].can.guests && KINDS[kind].can.change) ?? null;
}

/**
 * The only exercise that a guest may open: the one that they have started. If they haven't started any, or if that
 * exercise is no longer on offer, this is the featured exercise. Null if no exercise is featured.
 */
export async function findGuestExercise(guest: Learner): Promise<string | null> {
  const own = { where: { userId: guest.id }, select: { slug: true } } as const;
  const begun =
    (await db.submission.findFirst(own)) ?? (await db.draft.findFirst(own)) ?? (await db.hintUse.findFirst(own));
  if (begun && findExercise(begun.slug)) return begun.slug;
  return findFeatured()?.slug ?? null;
}

/**
 * The place where a guest continues: their draft, otherwise their last submission, otherwise the featured exercise.
 * Null if none of these exists.
 */
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
