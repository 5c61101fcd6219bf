import { db } from "~/database/db.server";
import type { KindId } from "~/kinds/registry";
import { DAY_MS } from "~/operations/time";
import { ageOf, FRESH_MS, keepMade, OF_EXERCISES, ofExercise } from "../counts/kept.server";
import { NO_REST, type Rest, type Steps } from "../counts/steps";
import { briefOf, makeExercise } from "./exercise.server";
import { type KnownThirds, makeModel, type Revisions, readRevisions } from "./model.server";

/**
 * Computes the figures of all exercises in one round, because the model determines each exercise's best third, and a
 * single submission may change the best third of every exercise.
 */

/** The keys of stored figures: the model of all exercises, and each exercise's figures in full and in brief. */
export const KEPT = { model: "model", items: "items", brief: "brief" } as const;

/** Figures are computed again after this time, because figures about recent days change even without submissions. */
const LONGEST_MS = DAY_MS;

/**
 * Computes the model and the figures of every exercise, if figures are missing, if the model is a day old, or if it is
 * out of date and at least 15 minutes old. Returns the number of exercises.
 */
export async function refreshExercises(now: Date, { say, rest = NO_REST }: Steps = {}): Promise<number> {
  const offered = await db.exercise.findMany({
    where: { isOffered: true },
    orderBy: { slug: "asc" },
    select: { slug: true, kind: true },
  });
  const kept = await db.keptFigures.findMany({
    where: { OR: [{ subject: OF_EXERCISES }, { name: KEPT.brief }] },
    select: { subject: true, name: true, madeAt: true, isStale: true },
  });
  const rows = new Map(kept.map((row) => [row.subject, row]));
  const isOlder = (subject: string, ms: number) => {
    const row = rows.get(subject);
    return !row || ageOf(row, now) >= ms;
  };
  const isDue =
    offered.some(({ slug }) => !rows.has(ofExercise(slug))) ||
    isOlder(OF_EXERCISES, rows.get(OF_EXERCISES)?.isStale ? FRESH_MS : LONGEST_MS);
  if (offered.length === 0 || !isDue) return 0;
  // Pages can't show missing figures, so these are calculated without rests.
  const restAfter = (subject: string) => (rows.has(subject) ? rest : NO_REST);
  const thirds = await refreshModel(
    offered.map(({ slug }) => slug),
    restAfter(OF_EXERCISES),
  );
  for (const [place, { slug, kind }] of offered.entries()) {
    const pause = restAfter(ofExercise(slug));
    await refreshExercise({ slug, kind: kind as KindId }, { thirds: thirds.get(slug), now, rest: pause });
    await pause();
    say?.(place + 1, offered.length);
  }
  return offered.length;
}

async function refreshModel(slugs: readonly string[], rest: Rest): Promise<KnownThirds> {
  let known: KnownThirds = new Map();
  await keepMade(OF_EXERCISES, KEPT.model, async () => {
    const revisions = new Map<string, Revisions>();
    for (const slug of slugs) {
      revisions.set(slug, await readRevisions(slug));
      await rest();
    }
    const { figures, thirds } = await makeModel(revisions, rest);
    known = thirds;
    return figures;
  });
  return known;
}

const refreshExercise = (
  exercise: { slug: string; kind: KindId },
  { thirds, now, rest }: { thirds: ReadonlyMap<string, boolean> | undefined; now: Date; rest: Rest },
) =>
  keepMade(ofExercise(exercise.slug), KEPT.brief, async () => {
    const make = async () => makeExercise(exercise, await readRevisions(exercise.slug), { thirds, now, rest });
    return briefOf(await keepMade(ofExercise(exercise.slug), KEPT.items, make));
  });
