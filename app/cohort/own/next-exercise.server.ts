import { findBackground } from "~/accounts/settings.server";
import { type Listing, listExercisesFor } from "~/catalogue/catalogue.server";
import { KINDS, type KindId } from "~/kinds/registry";
import type { ExerciseState } from "../counts/states.server";
import type { StateOf, TrackItems } from "../next/next";
import { recommend } from "../next/next.server";
import { listTracksOf } from "../tracks/read.server";

export interface Next {
  readonly slug: string;
  readonly title: string;
  readonly kind: KindId;
  readonly summary: string;
  readonly minutes: number;
  /** Why the exercise is recommended, in a sentence or two. */
  readonly why: string;
}

/** The exercise that a learner should do next (null if everything is passed), and the learner's current track. */
export function recommendNext(
  learner: { readonly id: string },
  listings: readonly Listing[],
  stateOf: StateOf,
  background: Awaited<ReturnType<typeof findBackground>>,
  own: readonly TrackItems[],
) {
  const { track, next } = recommend(learner, listings, stateOf, background, own);
  if (!next) return { track, next };
  const { slug, title, kind, summary, minutes } = next;
  const why = whyNext(stateOf(slug), kind, track?.title ?? "");
  return { track, next: { slug, title, kind, summary, minutes, why } satisfies Next };
}

/** The exercise that a learner should do next, from the learner's states by slug. */
export async function findNext(
  learner: { readonly id: string },
  states: Readonly<Record<string, ExerciseState>>,
): Promise<Next | null> {
  const [background, listings] = await Promise.all([findBackground(learner), listExercisesFor(learner)]);
  const own = await listTracksOf(learner, listings);
  return recommendNext(learner, listings, (slug) => states[slug] ?? "new", background, own).next;
}

function whyNext(state: ExerciseState, kind: KindId, track: string): string {
  if (state === "draft") return `You have a saved draft of this exercise. It is in your track, ${track}.`;
  if (state === "tried")
    return `You have attempted this exercise but not passed it yet. It is in your track, ${track}.`;
  // A recommendation must not reveal anything about a review, so their order is drawn for each learner.
  if (KINDS[kind].rules.hidesTopic)
    return `It is in your track, ${track}, where the order of reviews differs from learner to learner.`;
  return `This exercise is next in your track, ${track}.`;
}
