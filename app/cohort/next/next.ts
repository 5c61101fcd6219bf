import type { Listing } from "~/catalogue/catalogue.server";
import { KINDS } from "~/kinds/registry";
import { TRACK_IDS, TRACKS } from "~/kinds/skills";
import type { ExerciseState } from "../counts/states.server";

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

/**
 * What to do next: the first exercise of the track that was not tried, then one that was begun, then the first not
 * passed. Where that is untried and of a kind that hides its topic (a review), the untried one of the kind that
 * `placeOf` puts first is recommended instead. `placeOf` must not depend on what is in them: a rule that looks at it,
 * even one that only sets a share of clean changes, can be read backwards from what it recommends and passes over.
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
