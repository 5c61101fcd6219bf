import type { Listing } from "~/catalogue/catalogue.server";
import { KINDS } from "~/kinds/registry";
import { TRACK_IDS, TRACKS, type Track } from "~/kinds/skills";
import type { ExerciseState } from "../counts/states.server";

export type StateOf = (slug: string) => ExerciseState;

/** A track made by Onramp or by a lead, with those of its exercises that are available to the learner, in order. */
export interface TrackItems {
  readonly id: string;
  readonly title: string;
  readonly items: readonly Listing[];
}

/**
 * The learner's current track. Tracks that leads made for their cohorts come first: the first track that the learner
 * has started but not completed, or else the first track that is not completed. Onramp's own tracks come next, by the
 * same rule, except that a learner who has started none of them begins with `begin`. Exercises in `offered`, which
 * everyone is offered at first, don't start a track. Null if everything is passed.
 */
export function currentTrack(
  listings: readonly Listing[],
  stateOf: StateOf,
  {
    begin = TRACK_IDS[0],
    offered = new Set(),
    own = [],
  }: { readonly begin?: Track; readonly offered?: ReadonlySet<string>; readonly own?: readonly TrackItems[] } = {},
): TrackItems | null {
  const isUnfinished = ({ items }: TrackItems) => items.some(({ slug }) => stateOf(slug) !== "passed");
  const isBegun = ({ items }: TrackItems) => items.some(({ slug }) => stateOf(slug) !== "new" && !offered.has(slug));
  const [ofLeads, builtIn] = [
    own.filter(isUnfinished),
    TRACK_IDS.map((id) => ({ id, title: TRACKS[id], items: listings.filter((l) => l.track === id) })).filter(
      isUnfinished,
    ),
  ];
  return (
    ofLeads.find(isBegun) ??
    ofLeads[0] ??
    builtIn.find(isBegun) ??
    builtIn.find(({ id }) => id === begin) ??
    builtIn[0] ??
    null
  );
}

/**
 * What to do next: the first untried exercise of the track, then the first one with a draft, then the first that is not
 * passed. If the next exercise is untried and of a kind that hides its topic (a review), the one that `placeOf` puts
 * first among the easiest untried exercises of this kind is recommended instead. `placeOf` must not depend on the
 * exercises' content. From the recommendations, learners could infer any rule that uses the content, even a rule that
 * only sets a share of clean changes.
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
  const easiest = Math.min(...alike.map(({ difficulty }) => difficulty));
  const placed = alike.flatMap((item) => (item.difficulty > easiest ? [] : { item, place: placeOf(item.slug) }));
  return placed.reduce((best, one) => (one.place < best.place ? one : best)).item;
}
