import { findExercise, listSecondForms } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import type { KindId } from "~/kinds/registry";
import { DAY_MS } from "~/operations/time";
import { requireReleased } from "../uploads/may-open.server";

/** A second form that is or will be open to a learner, and that they have not handed in. */
export interface WaitingForm {
  readonly slug: string;
  readonly title: string;
  readonly kind: KindId;
  readonly of: { readonly slug: string; readonly title: string };
  /** The day (YYYY-MM-DD, UTC) from which the learner can work on the second form. */
  readonly opensOn: string;
  readonly isOpen: boolean;
}

interface HandedIn {
  readonly slug: string;
  readonly handedInAt: Date;
}

/** A second form opens this many days after its first form was handed in (docs/grading.md, "Refresh a skill"). */
export const OPENS_AFTER_DAYS = 7;

/** Days are counted by date, so that no one has to wait for a certain time of day. */
const openingOf = (firstHandIn: Date) => (Math.floor(firstHandIn.getTime() / DAY_MS) + OPENS_AFTER_DAYS) * DAY_MS;

/** When each exercise was first handed in. */
function firstsOf(handedIn: readonly HandedIn[]): Map<string, Date> {
  const firstBySlug = new Map<string, Date>();
  for (const { slug, handedInAt } of handedIn) {
    const before = firstBySlug.get(slug);
    if (!before || handedInAt < before) firstBySlug.set(slug, handedInAt);
  }
  return firstBySlug;
}

/** The second forms that were first handed in on this day (UTC). */
export function formsOfDay(handedIn: readonly HandedIn[], now: Date): string[] {
  const dayOf = (time: Date) => Math.floor(time.getTime() / DAY_MS);
  return [...firstsOf(handedIn)].flatMap(([slug, first]) =>
    findExercise(slug)?.meta.secondFormOf && dayOf(first) === dayOf(now) ? [slug] : [],
  );
}

/**
 * Second forms that the learner has not submitted, of exercises that they have submitted, sorted by the day on which
 * the second forms open.
 */
export function waitingForms(handedIn: readonly HandedIn[], now: Date): WaitingForm[] {
  const firstBySlug = firstsOf(handedIn);
  return listSecondForms()
    .flatMap(({ slug, of }) => {
      const [second, first, since] = [findExercise(slug), findExercise(of), firstBySlug.get(of)];
      if (!second || !first || !since || firstBySlug.has(slug)) return [];
      const opening = openingOf(since);
      return [
        {
          slug,
          title: second.meta.title,
          kind: second.kind.id,
          of: { slug: of, title: first.meta.title },
          opensOn: new Date(opening).toISOString().slice(0, 10),
          isOpen: opening <= now.getTime(),
        },
      ];
    })
    .sort((a, b) => (a.opensOn < b.opensOn ? -1 : a.opensOn > b.opensOn ? 1 : 0));
}

/**
 * Guards actions on an exercise. A second form does not exist (404, as for an unknown slug) until 7 days after this
 * person first handed in its first form. Until then, no page mentions the second form, because a message such as "opens
 * on …" would reveal which exercises have a second form. Admins may open all exercises. An uploaded exercise exists
 * only for the cohorts that have it.
 */
export async function requireOpened(
  person: { readonly id: string; readonly isAdmin: boolean },
  slug: string,
): Promise<void> {
  await requireReleased(person, slug);
  const of = findExercise(slug)?.meta.secondFormOf;
  if (!of || person.isAdmin) return;
  const first = await db.submission.findFirst({
    where: { userId: person.id, slug: of },
    orderBy: { handedInAt: "asc" },
    select: { handedInAt: true },
  });
  if (!first || openingOf(first.handedInAt) > Date.now()) throw new Response("Not found", { status: 404 });
}
