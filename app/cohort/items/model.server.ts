import { findReadable, getRevision } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { NO_REST, type Rest } from "../counts/steps";
import { ENOUGH_PEOPLE, FEWEST_PEOPLE, MOST_IN_MODEL, type ModelFigures } from "./figures";
import { type Exercise, modelling } from "./model";
import { byLot, drawSample } from "./sample";
import { inSlices } from "./slices.server";
import type { Answer } from "./table";

/** The model of all exercises, from first scored attempts, which are read for a few people at a time. */

export interface Revisions {
  /** The revision that figures are computed for; null if no first attempt counts. */
  readonly chosen: string | null;
  /** Newest first. */
  readonly all: readonly { readonly id: string; readonly since: Date; readonly people: number }[];
}

export const FIRST = { tryNumber: 1, counting: true } as const;

/**
 * An exercise's revisions on which someone made their first scored attempt, and the revision to compute figures for:
 * the newest that enough people have tried, otherwise the newest whose figures may be shown, otherwise the newest.
 * Figures are never computed for a revision that this version of Onramp can't read.
 */
export async function readRevisions(slug: string): Promise<Revisions> {
  const counts = await db.tryFact.groupBy({ by: ["revisionId"], where: { slug, ...FIRST }, _count: true });
  const rows = await db.revision.findMany({
    where: { id: { in: counts.map(({ revisionId }) => revisionId) } },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    select: { id: true, createdAt: true },
  });
  const peopleOf = new Map(counts.map(({ revisionId, _count }) => [revisionId, _count]));
  const all = rows.map(({ id, createdAt }) => ({ id, since: createdAt, people: peopleOf.get(id) ?? 0 }));
  const newest = async (fewest: number) => {
    for (const { id, people } of all) if (people >= fewest && (await findReadable(id))) return id;
    return null;
  };
  return { chosen: (await newest(ENOUGH_PEOPLE)) ?? (await newest(FEWEST_PEOPLE)) ?? (await newest(0)), all };
}

/** If at most this many people have done an exercise, the sample includes all of these people if possible. */
const RARE = 200;
/** The number of people whose answers are read at once. */
const AT_ONCE = 20;

/**
 * Whether a person is in the best third according to their other exercises, keyed by exercise and then by user id.
 * Unknown if there is no entry.
 */
export type KnownThirds = ReadonlyMap<string, ReadonlyMap<string, boolean>>;

/** Fits the model. `revisions` contains the revisions used for figures, keyed by slug. */
export async function makeModel(
  revisions: ReadonlyMap<string, Revisions>,
  rest: Rest = NO_REST,
): Promise<{ figures: ModelFigures; thirds: KnownThirds }> {
  const exercises: (Exercise & { people: number })[] = [];
  for (const [slug, { chosen, all }] of revisions) {
    const people = all.find(({ id }) => id === chosen)?.people ?? 0;
    if (chosen === null || people < ENOUGH_PEOPLE) continue;
    const { meta } = await getRevision(chosen);
    const track = meta.secondFormOf ? null : meta.track;
    exercises.push({ slug, revisionId: chosen, people, stated: meta.difficulty, track });
  }
  const all = await listTriers();
  const rare: string[][] = [];
  for (const { slug, revisionId, people } of exercises) {
    if (people > RARE || all.length <= MOST_IN_MODEL) continue;
    const rows = await db.tryFact.findMany({ where: { slug, revisionId, ...FIRST }, select: { userId: true } });
    rare.push(rows.map(({ userId }) => userId));
  }
  const [people, table]: [string[], Answer[][]] = [[], []];
  for await (const { id, row } of readRows(exercises, drawSample(all, rare, MOST_IN_MODEL))) {
    people.push(id);
    table.push(row);
    if (table.length % AT_ONCE === 0) await rest();
  }
  const { figures, thirds } = await inSlices(modelling(exercises, table), rest);
  return {
    figures: { ...figures, all: all.length },
    thirds: new Map(
      exercises.flatMap(({ slug }, at) => {
        const ofItem = thirds[at];
        return ofItem ? [[slug, new Map([...ofItem].map(([row, isBest]) => [people[row]!, isBest]))]] : [];
      }),
    ),
  };
}

/** The ids of all people who have handed in anything. */
async function listTriers(): Promise<string[]> {
  const ids: string[] = [];
  for (;;) {
    const rows = await db.learnerTally.findMany({
      where: { userId: { gt: ids.at(-1) ?? "" } },
      orderBy: { userId: "asc" },
      take: 1_000,
      select: { userId: true },
    });
    for (const { userId } of rows) ids.push(userId);
    if (rows.length < 1_000) return ids;
  }
}

/**
 * Yields one row for each of these people who has made a scored attempt at any of these exercises, reading a few
 * people at a time.
 */
async function* readRows(
  exercises: readonly Pick<Exercise, "revisionId">[],
  userIds: readonly string[],
): AsyncGenerator<{ id: string; row: Answer[] }> {
  const placeOf = new Map(exercises.map(({ revisionId }, at) => [revisionId, at]));
  for (let from = 0; from < userIds.length; from += AT_ONCE) {
    const some = userIds.slice(from, from + AT_ONCE);
    const tries = await db.tryFact.findMany({
      where: { userId: { in: some }, ...FIRST },
      select: { userId: true, revisionId: true, status: true },
    });
    const rows = new Map<string, Answer[]>();
    for (const { userId, revisionId, status } of tries) {
      const at = placeOf.get(revisionId);
      if (at === undefined) continue;
      const row = rows.get(userId) ?? new Array<Answer>(exercises.length).fill(null);
      row[at] = status === "passed" ? 1 : 0;
      rows.set(userId, row);
    }
    // Rows are yielded in the requested order, so that the same answers produce exactly the same figures.
    for (const id of some) {
      const row = rows.get(id);
      if (row) yield { id, row };
    }
  }
}

/**
 * Everyone's first scored attempts as a table of answers, line by line: a header with the exercises that may be shown,
 * then one person per line in random order, without names.
 */
export async function* listResponses(): AsyncGenerator<string> {
  const offered = await db.exercise.findMany({
    where: { isOffered: true },
    orderBy: { slug: "asc" },
    select: { slug: true },
  });
  const exercises: { slug: string; revisionId: string }[] = [];
  for (const { slug } of offered) {
    const { chosen, all } = await readRevisions(slug);
    const people = all.find(({ id }) => id === chosen)?.people ?? 0;
    if (chosen !== null && people >= FEWEST_PEOPLE) exercises.push({ slug, revisionId: chosen });
  }
  if (exercises.length === 0) return;
  yield exercises.map(({ slug }) => slug).join(",");
  for await (const { row } of readRows(exercises, byLot(await listTriers()))) yield row.join(",");
}
