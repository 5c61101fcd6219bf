import type { Background } from "~/accounts/background";
import { type Listing, listExercises } from "~/catalogue/catalogue.server";
import { drawShare } from "~/operations/draw.server";
import { currentTrack, pickNext, type StateOf, type TrackItems } from "./next";
import { pickWelcome, startTrack } from "./placement.server";

export interface Recommended {
  readonly track: TrackItems | null;
  readonly next: Listing | null;
}

/**
 * The learner's track among these exercises, and what to do next on this track. `own` lists the tracks that leads made.
 * Each learner gets reviews in a different order, which is drawn from the learner's id and the exercise's name, so that
 * no recommendation depends on whether a change is flawed.
 */
export function recommend(
  learner: { readonly id: string },
  listings: readonly Listing[],
  stateOf: StateOf,
  background: Background | null = null,
  own: readonly TrackItems[] = [],
): Recommended {
  const welcome = pickWelcome(listExercises());
  const offered = new Set([...welcome.guided, ...welcome.placement].map(({ slug }) => slug));
  const track = currentTrack(listings, stateOf, { begin: startTrack(background, welcome, stateOf), offered, own });
  const placeOf = (slug: string) => drawShare("next review", learner.id, slug);
  return { track, next: track && pickNext(track.items, stateOf, placeOf) };
}
