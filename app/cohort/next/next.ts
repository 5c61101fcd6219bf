import type { Listing } from "~/catalogue/catalogue.server";
import { KINDS } from "~/kinds/registry";
import { TRACK_IDS, TRACKS, type Track } from "~/kinds/skills";
import type { ExerciseState } from "../counts/states.server";

export type StateOf = (slug: string) => ExerciseState;

/**
 * The learner's current track: the first one that they have started and not completed; otherwise the one they begin
 * with, or the first with something left. Null if everything is passed.
 */
export function currentTrack(listings: readonly Listing[], stateOf: StateOf, begin: Track = TRACK_IDS[0]) {
  const withItems = TRACK_IDS.map((id) => ({ id, title: TRACKS[id], items: listings.filter((l) => l.track === id) }));
  const unfinished = withItems.filter(({ items }) => items.some((item) => stateOf(item.slug) !== "passed"));
  const begun = unfinished.find(({ items }) => items.some((item) => stateOf(item.slug) !== "new"));
  return begun ?? unfinished.find(({ id }) => id === begin) ?? unfinished[0] ?? null;
}

/**
 * What to do next: the first untried exercise of the track, then one that was started, then the first not passed. If it
 * is untried and of a kind that hides its topic (a review), the untried one of that kind that `placeOf` puts first is
 * recommended instead. `placeOf` must not depend on the exercises' content: any rule that uses it, even one that only
 * sets a share of clean changes, could be inferred from the recommendations.
 */
export function pickNext(
  items: readonly Listing[],
  stateOf: StateOf,
  placeOf: (slug: string) => number,
): Listing | null {
  const untried = items.filter((item) => stateOf(item.slug) === "new");
  const inState = (state: ExerciseState) => items.find((item) => stateOf(item.slug) === state);
  const first = untried[0] ?? inState("draft") ?? inState("tried");
  if (!first || !KINDS[first.kind].rules.hidesTopic || stateOf(first.slug) !== "new") return first ?? null;
  const alike = untried.filter((item) => item.kind === first.kind);
  const placed = alike.map((item) => ({ item, place: placeOf(item.slug) }));
  return placed.reduce((best, one) => (one.place < best.place ? one : best)).item;
}
