import { findBackground } from "~/accounts/settings.server";
import { type Exercise, type Listing, listExercisesFor } from "~/catalogue/catalogue.server";
import { PREVIEW } from "~/catalogue/preview";
import { db } from "~/database/db.server";
import { KINDS, type KindId } from "~/kinds/registry";
import { sayMoment } from "~/operations/zoned-time";
import { type Assigned, dueOf, listAssigned } from "../assignments/learner.server";
import type { ExerciseState } from "../counts/states.server";
import type { StateOf, TrackItems } from "../next/next";
import { recommend } from "../next/next.server";
import { listTracksOf } from "../tracks/read.server";
import { findExerciseFor, type Opener } from "../uploads/may-open.server";

export interface Next {
  readonly slug: string;
  readonly title: string;
  readonly kind: KindId;
  readonly summary: string;
  readonly minutes: number;
  /** Why the exercise is recommended, in a sentence or two. */
  readonly why: string;
}

/** What a learner's tracks recommend next (null if everything is passed), and the learner's current track. */
export function recommendNext(
  learner: { readonly id: string },
  listings: readonly Listing[],
  stateOf: StateOf,
  background: Awaited<ReturnType<typeof findBackground>>,
  own: readonly TrackItems[],
) {
  const { track, next } = recommend(learner, listings, stateOf, background, own);
  if (!next) return { track, recommended: null };
  const { slug, title, kind, summary, minutes } = next;
  const why = whyNext(stateOf(slug), kind, track?.title ?? "");
  return { track, recommended: { slug, title, kind, summary, minutes, why } satisfies Next };
}

interface Choices {
  /** The learner's assignments that can be handed in, by deadline. */
  readonly due: readonly Assigned[];
  /** The slugs of the learner's drafts, newest first. */
  readonly drafts: readonly string[];
  readonly stateOf: StateOf;
  readonly recommended: Next | null;
}

/**
 * The exercise that a learner should do next; null if everything is passed. Exercises of required assignments come
 * first: those that are due next, then those that were missed. Then comes the newest draft of an exercise that isn't
 * passed, and then what the tracks recommend. `besides`: an exercise that the page is about, which is not recommended.
 */
export async function chooseNext(
  learner: Opener,
  { due, drafts, stateOf, recommended }: Choices,
  besides?: string,
): Promise<Next | null> {
  const find = async (slug: string) =>
    slug === besides || slug.startsWith(PREVIEW) ? null : findExerciseFor(learner, slug);
  const isOpen = ({ standing }: Assigned) => standing.state === "open";
  for (const one of [...due.filter(isOpen), ...due.filter((other) => !isOpen(other))]) {
    if (!one.isRequired || !one.next) continue;
    for (const { slug } of [one.next, ...one.parts.filter(({ submissionId }) => submissionId === null)]) {
      const exercise = await find(slug);
      const when = `${isOpen(one) ? "is" : "was"} due ${sayMoment(one.dueAt, one.timeZone)}`;
      if (exercise) return asNext(exercise, `A lead of your cohort assigned this exercise. It ${when}.`);
    }
  }
  for (const slug of drafts) {
    const exercise = stateOf(slug) === "passed" ? null : await find(slug);
    if (exercise && slug === recommended?.slug) return recommended;
    if (exercise) return asNext(exercise, "You have a saved draft of this exercise.");
  }
  return recommended;
}

/** Like `chooseNext`, for pages that show no other part of the learner's home page. */
export async function findNext(learner: Opener, states: Readonly<Record<string, ExerciseState>>): Promise<Next | null> {
  const [background, listings, assigned, drafts] = await Promise.all([
    findBackground(learner),
    listExercisesFor(learner),
    listAssigned(learner),
    listDrafts(learner),
  ]);
  const own = await listTracksOf(learner, listings);
  const stateOf = (slug: string) => states[slug] ?? "new";
  const { recommended } = recommendNext(learner, listings, stateOf, background, own);
  return chooseNext(learner, { due: dueOf(assigned), drafts, stateOf, recommended });
}

/** The slugs of a learner's drafts, newest first. */
export async function listDrafts({ id: userId }: { readonly id: string }): Promise<string[]> {
  const rows = await db.draft.findMany({ where: { userId }, orderBy: { savedHour: "desc" }, select: { slug: true } });
  return rows.map(({ slug }) => slug);
}

const asNext = ({ slug, kind, meta: { title, summary, minutes } }: Exercise, why: string): Next => ({
  slug,
  title,
  kind: kind.id,
  summary,
  minutes,
  why,
});

function whyNext(state: ExerciseState, kind: KindId, track: string): string {
  if (state === "draft") return `You have a saved draft of this exercise. It is in your track, ${track}.`;
  if (state === "tried")
    return `You have attempted this exercise but not passed it yet. It is in your track, ${track}.`;
  // A recommendation must not reveal anything about a review, so the order of reviews is drawn for each learner.
  if (KINDS[kind].rules.hidesTopic)
    return `It is in your track, ${track}, where the order of reviews differs from learner to learner.`;
  return `This exercise is next in your track, ${track}.`;
}
