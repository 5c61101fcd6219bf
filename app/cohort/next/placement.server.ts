import type { Background } from "~/accounts/background";
import type { Listing } from "~/catalogue/catalogue.server";
import { KIND_IDS } from "~/kinds/cards";
import { TRACK_IDS, type Track } from "~/kinds/skills";

/** The track that Learn starts with. `TRACK_IDS` is sorted by difficulty, easiest track first. */
const BEGINS_WITH: Readonly<Record<Background, Track>> = {
  new: TRACK_IDS[0],
  code: TRACK_IDS[1]!,
  review: TRACK_IDS[2]!,
};

export const beginsWith = (background: Background | null): Track => BEGINS_WITH[background ?? "new"];

/** The shortest exercise of each kind. */
export const pickShortest = (listings: readonly Listing[]): Listing[] =>
  KIND_IDS.flatMap((kind) => {
    const [first] = listings
      .filter((listing) => listing.kind === kind)
      .toSorted((a, b) => a.minutes - b.minutes || a.difficulty - b.difficulty || a.order - b.order);
    return first ?? [];
  });

/** A first exercise takes at most this many minutes, because people want to see a first report soon. */
const SHORT_MINUTES = 10;

/**
 * Short exercises to start with, one of each kind: the shortest one in the track or, if the track has no short exercise
 * of this kind, the shortest of all. The choice depends only on what the list of exercises shows, and is the same for
 * everyone with this background, so it reveals nothing about an exercise.
 */
export function pickPlacement(listings: readonly Listing[], background: Background | null): Listing[] {
  const track = beginsWith(background);
  const inTrack = pickShortest(
    listings.filter((listing) => listing.track === track && listing.minutes <= SHORT_MINUTES),
  );
  return pickShortest(listings).map((shortest) => inTrack.find(({ kind }) => kind === shortest.kind) ?? shortest);
}
