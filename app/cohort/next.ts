import type { Listing } from "~/catalogue/catalogue.server";
import { TRACK_IDS, TRACKS } from "~/kinds/skills";
import type { ExerciseState } from "./states.server";

export type StateOf = (slug: string) => ExerciseState;

/**
 * The track that a learner is on: the first, in the tracks' order, that they have begun and not passed; else the first
 * with something left. Null when everything is passed.
 */
export function currentTrack(listings: readonly Listing[], stateOf: StateOf) {
  const withItems = TRACK_IDS.map((id) => ({ id, title: TRACKS[id], items: listings.filter((l) => l.track === id) }));
  const unfinished = withItems.filter(({ items }) => items.some((item) => stateOf(item.slug) !== "passed"));
  const begun = unfinished.find(({ items }) => items.some((item) => stateOf(item.slug) !== "new"));
  return begun ?? unfinished[0] ?? null;
}

/** One review in three that is recommended is clean. */
const CLEAN_EVERY = 3;

/**
 * What to do next: the first of the track that was not tried, then one that was begun, then the first not passed. Where that is a review, one of
 * the track's untried reviews is drawn so that one in three is clean (`isFlawed` stays on the server); all are called
 * "review practice". `drawn` is this learner's fixed number, so that the recommendation does not change on reload.
 */
export function pickNext(
  items: readonly Listing[],
  stateOf: StateOf,
  isFlawed: (slug: string) => boolean,
  drawn: number,
): Listing | null {
  const untried = items.filter((item) => stateOf(item.slug) === "new");
  const inState = (state: ExerciseState) => items.find((item) => stateOf(item.slug) === state);
  const first = untried[0] ?? inState("draft") ?? inState("tried");
  if (first?.kind !== "review" || stateOf(first.slug) !== "new") return first ?? null;
  const reviewsDone = items.filter((item) => item.kind === "review" && stateOf(item.slug) !== "new").length;
  const wantsClean = (drawn + reviewsDone) % CLEAN_EVERY === 0;
  const reviews = untried.filter((item) => item.kind === "review");
  return reviews.find((item) => isFlawed(item.slug) !== wantsClean) ?? first;
}
