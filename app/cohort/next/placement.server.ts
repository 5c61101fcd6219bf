import type { Background } from "~/accounts/background";
import { hasWalkthrough, type Listing } from "~/catalogue/catalogue.server";
import { KIND_IDS } from "~/kinds/cards";
import { TRACK_IDS, type Track } from "~/kinds/skills";
import type { StateOf } from "./next";

/** The track that fits each answer. `TRACK_IDS` is sorted by difficulty, easiest track first. */
const BEGINS_WITH: Readonly<Record<Background, Track>> = {
  new: TRACK_IDS[0],
  code: TRACK_IDS[1]!,
  review: TRACK_IDS[2]!,
};

/** The exercises that the welcome page offers, at most one of each kind in each list. */
export interface WelcomeExercises {
  /** With a walkthrough. */
  readonly guided: readonly Listing[];
  /** To be done without the guide. Their results can change the track that a learner begins with. */
  readonly placement: readonly Listing[];
}

/**
 * The shortest exercises of each kind. The choice depends only on what the list of exercises shows, and is the same for
 * everyone, so it reveals nothing about an exercise.
 */
export const pickWelcome = (listings: readonly Listing[]): WelcomeExercises => ({
  guided: pickShortest(listings.filter(({ slug }) => hasWalkthrough(slug))),
  placement: pickShortest(listings.filter(({ slug }) => !hasWalkthrough(slug))),
});

const pickShortest = (listings: readonly Listing[]): Listing[] =>
  KIND_IDS.flatMap((kind) => {
    const [first] = listings
      .filter((listing) => listing.kind === kind)
      .toSorted((a, b) => a.minutes - b.minutes || a.difficulty - b.difficulty || a.order - b.order);
    return first ?? [];
  });

/**
 * The track that a learner begins with: the one that fits their answer or, if they passed fewer than half of the
 * placement exercises that they handed in, the easiest one.
 */
export function startTrack(background: Background | null, { placement }: WelcomeExercises, stateOf: StateOf): Track {
  const count = (state: "passed" | "tried") => placement.filter(({ slug }) => stateOf(slug) === state).length;
  return BEGINS_WITH[count("passed") < count("tried") ? "new" : (background ?? "new")];
}
