import type { Listing } from "~/catalogue/catalogue.server";
import type { DefectClass } from "~/kinds/defect-classes";
import type { GroupShare } from "../counts/shares";

/**
 * The class to assign next: the first of these classes (sorted from most to least missed) that enough learners
 * encountered and that someone missed. Pure.
 */
export const worstOf = <Row extends Pick<GroupShare, "of" | "interval">>(missed: readonly Row[]): Row | null =>
  missed.find(({ of, interval }) => interval !== null && of > 0) ?? null;

/** The maximum number of exercises suggested. */
const MOST = 3;

/**
 * Exercises on a class of defects, sorted by how few of a cohort's learners have handed them in. `triedBy` is the
 * number of learners who have tried an exercise, keyed by slug. Pure. For leads only, because before submission, no
 * learner may know which classes a review contains.
 */
export function suggestFor(
  of: DefectClass,
  listings: readonly Pick<Listing, "slug" | "title" | "classes" | "difficulty">[],
  triedBy: ReadonlyMap<string, number>,
): { slug: string; title: string }[] {
  return listings
    .filter(({ classes }) => classes.includes(of))
    .map((one) => ({ ...one, tried: triedBy.get(one.slug) ?? 0 }))
    .sort((a, b) => a.tried - b.tried || a.difficulty - b.difficulty || (a.slug < b.slug ? -1 : 1))
    .slice(0, MOST)
    .map(({ slug, title }) => ({ slug, title }));
}
