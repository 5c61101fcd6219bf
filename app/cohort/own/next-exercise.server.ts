import { findBackground } from "~/accounts/settings.server";
import { type Listing, listExercisesFor } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { KINDS, type KindId } from "~/kinds/registry";
import { sayMoment } from "~/operations/zoned-time";
import { type Assigned, listDue } from "../assignments/learner.server";
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

/** What a learner's tracks recommend next (null if everything is passed), and the learner's current track. */
export function recommendNext(
  learner: { readonly id: string },
  listings: readonly Listing[],
  stateOf: StateOf,
  background: Awaited<ReturnType<typeof findBackground>>,
  own: readonly TrackItems[],
) {
  const { track, next } = recommend(learner, listings, stateOf, background, own);
  return { track, recommended: next && asNext(next, whyNext(stateOf(next.slug), next.kind, track?.title ?? "")) };
}

/**
 * The exercise that a learner should do next; null if everything is passed. What a cohort requires comes first, by
 * deadline, then the newest draft, then what the tracks recommend.
 *
 * @param due - The learner's assignments that can be handed in, by deadline
 * @param drafts - The slugs of the learner's drafts, newest first
 */
export function chooseNext(
  listings: readonly Listing[],
  due: readonly Assigned[],
  drafts: readonly string[],
  recommended: Next | null,
): Next | null {
  const find = (slug: string) => listings.find((one) => one.slug === slug);
  for (const { isRequired, next, standing, dueAt, timeZone } of due) {
    const exercise = isRequired && next ? find(next.slug) : undefined;
    if (!exercise) continue;
    const when = `${standing.state === "missed" ? "was" : "is"} due ${sayMoment(dueAt, timeZone)}`;
    return asNext(exercise, `Your cohort has asked for this exercise. It ${when}.`);
  }
  const draft = drafts.map(find).find((one) => one !== undefined);
  if (!draft || draft.slug === recommended?.slug) return recommended;
  return asNext(draft, "You have a saved draft of this exercise.");
}

/** The same for pages that show nothing else of the learner's home page. */
export async function findNext(
  learner: { readonly id: string },
  states: Readonly<Record<string, ExerciseState>>,
): Promise<Next | null> {
  const [background, listings, due, drafts] = await Promise.all([
    findBackground(learner),
    listExercisesFor(learner),
    listDue(learner),
    listDrafts(learner),
  ]);
  const own = await listTracksOf(learner, listings);
  const { recommended } = recommendNext(learner, listings, (slug) => states[slug] ?? "new", background, own);
  return chooseNext(listings, due ?? [], drafts, recommended);
}

/** The slugs of a learner's drafts, newest first. */
export async function listDrafts({ id: userId }: { readonly id: string }): Promise<string[]> {
  const rows = await db.draft.findMany({ where: { userId }, orderBy: { savedHour: "desc" }, select: { slug: true } });
  return rows.map(({ slug }) => slug);
}

const asNext = ({ slug, title, kind, summary, minutes }: Listing, why: string): Next => ({
  slug,
  title,
  kind,
  summary,
  minutes,
  why,
});

function whyNext(state: ExerciseState, kind: KindId, track: string): string {
  if (state === "draft") return `You have a saved draft of this exercise. It is in your track, ${track}.`;
  if (state === "tried")
    return `You have attempted this exercise but not passed it yet. It is in your track, ${track}.`;
  // A recommendation must not reveal anything about a review, so their order is drawn for each learner.
  if (KINDS[kind].rules.hidesTopic)
    return `It is in your track, ${track}, where the order of reviews differs from learner to learner.`;
  return `This exercise is next in your track, ${track}.`;
}
