import type { Background } from "~/accounts/background";
import type { Listing } from "~/catalogue/catalogue.server";
import { drawShare } from "~/operations/draw.server";
import { currentTrack, pickNext, type StateOf } from "./next";
import { beginsWith } from "./placement";

export interface Recommended {
  readonly track: ReturnType<typeof currentTrack>;
  readonly next: Listing | null;
}

/**
 * The learner's track in these exercises, and what to do next on it. Reviews come in an order of this learner's own,
 * drawn from their id and the exercise's name: no recommendation depends on whether a change is flawed.
 */
export function recommend(
  learner: { readonly id: string },
  listings: readonly Listing[],
  stateOf: StateOf,
  background: Background | null = null,
): Recommended {
  const track = currentTrack(listings, stateOf, beginsWith(background));
  const placeOf = (slug: string) => drawShare("next review", learner.id, slug);
  return { track, next: track && pickNext(track.items, stateOf, placeOf) };
}
