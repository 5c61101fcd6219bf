import fs from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { db } from "~/database/db.server";
import type { DefectClass } from "~/kinds/defect-classes";
import { ExerciseProblems, type Folder, type Meta, type Problem } from "~/kinds/exercise";
import { readExercise } from "~/kinds/read-exercise";
import type { KindId, SomeKind } from "~/kinds/registry";
import { problemsOfSecondForm } from "~/kinds/second-form";
import { type Skill, TRACK_IDS } from "~/kinds/skills";
import { env } from "~/operations/env.server";
import { hashFolder, readFolder } from "./folder.server";

/**
 * One revision of an exercise, parsed. `content` includes the key and the hidden tests, so it never leaves the server.
 */
export interface Exercise {
  readonly slug: string;
  readonly kind: SomeKind;
  readonly revisionId: string;
  readonly meta: Meta;
  readonly content: unknown;
}

/** What anyone may see of an exercise. For kinds that hide their topic, nothing here depends on it. */
export interface Listing {
  readonly slug: string;
  readonly kind: KindId;
  readonly title: string;
  readonly summary: string;
  readonly track: Meta["track"];
  readonly order: number;
  readonly difficulty: number;
  readonly minutes: number;
  readonly skills: readonly Skill[];
  readonly classes: readonly DefectClass[];
}

const TRACK_PLACE: ReadonlyMap<string, number> = new Map(TRACK_IDS.map((id, index) => [id, index]));
const FolderSchema = z.record(z.string(), z.string());

/** Parses a folder according to its kind. Throws `ExerciseProblems`. */
export function parseExercise(slug: string, folder: Folder): Exercise {
  const { kind, content, meta } = readExercise(folder);
  return { slug, kind, revisionId: hashFolder(slug, folder), meta, content };
}

let offered: ReadonlyMap<string, Exercise> = new Map();
/** Parsed revisions that were requested, including the offered ones. Small: one entry per revision in use. */
const revisions = new Map<string, Exercise>();
const MAX_REVISIONS = 500;

export interface IndexedFolder {
  readonly slug: string;
  readonly problems: readonly Problem[];
}
let indexed: readonly IndexedFolder[] = [];

/** The folders of the last indexing, with the problems of those that aren't offered. */
export function listIndexed(): readonly IndexedFolder[] {
  return indexed;
}

async function findFolders(roots: readonly string[]): Promise<{ slug: string; dir: string; isLink: boolean }[]> {
  const found: { slug: string; dir: string; isLink: boolean }[] = [];
  for (const root of roots) {
    const entries = await fs.readdir(root, { withFileTypes: true }).catch((error) => {
      throw new Error(`The folder of exercises ${root} cannot be read (EXERCISES_DIR): ${error.code}`);
    });
    for (const entry of entries) {
      const dir = path.join(root, entry.name);
      if (entry.name.startsWith(".")) continue;
      if (entry.isDirectory() || entry.isSymbolicLink())
        found.push({ slug: entry.name, dir, isLink: !entry.isDirectory() });
    }
  }
  return found.sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

/**
 * Reads all exercise folders, stores new revisions, and offers every exercise that could be read. A folder with
 * problems isn't offered (`listIndexed` has its problems) and doesn't affect the others. Called at start.
 */
export async function indexExercises(roots: readonly string[] = env.exercisesDirs): Promise<readonly IndexedFolder[]> {
  const next = new Map<string, Exercise>();
  const results: IndexedFolder[] = [];
  for (const { slug, dir, isLink } of await findFolders(roots)) {
    try {
      if (isLink) throw new ExerciseProblems([{ file: "", message: "is a link: put the folder itself here" }]);
      if (next.has(slug))
        throw new ExerciseProblems([{ file: "", message: "has the same name as another exercise folder: rename it" }]);
      const folder = await readFolder(dir);
      const exercise = parseExercise(slug, folder);
      await storeRevision(exercise, folder);
      next.set(slug, exercise);
      results.push({ slug, problems: [] });
    } catch (error) {
      if (!(error instanceof ExerciseProblems)) throw error;
      results.push({ slug, problems: error.problems });
    }
  }
  for (const [slug, problems] of findWrongSecondForms(next)) {
    next.delete(slug);
    results.splice(
      results.findIndex((one) => one.slug === slug),
      1,
      { slug, problems },
    );
  }
  await db.exercise.updateMany({ where: { slug: { notIn: [...next.keys()] } }, data: { isOffered: false } });
  offered = next;
  indexed = results;
  for (const exercise of next.values()) revisions.set(exercise.revisionId, exercise);
  return results;
}

/** Second forms whose first form is missing or doesn't match, with their problems. */
function findWrongSecondForms(all: ReadonlyMap<string, Exercise>): [slug: string, problems: readonly Problem[]][] {
  return [...all.values()].flatMap((exercise) => {
    if (!exercise.meta.secondFormOf) return [];
    const first = all.get(exercise.meta.secondFormOf);
    const problems = problemsOfSecondForm(formOf(exercise), first ? formOf(first) : null);
    return problems.length > 0 ? [[exercise.slug, problems]] : [];
  });
}

const formOf = ({ kind, meta }: Exercise) => ({ kind: kind.id, meta });

async function storeRevision({ slug, kind, revisionId, meta }: Exercise, folder: Folder): Promise<void> {
  const secondFormOf = meta.secondFormOf ?? null;
  const offeredAs = { kind: kind.id, isOffered: true, currentRevisionId: revisionId, secondFormOf };
  await db.exercise.upsert({ where: { slug }, create: { slug, ...offeredAs }, update: offeredAs });
  const text = JSON.stringify(folder);
  await db.revision.upsert({
    where: { id: revisionId },
    create: { id: revisionId, slug, folder: text },
    update: {},
  });
  // Files outside the hash may change within a revision. They are checked again.
  const { count } = await db.revision.updateMany({
    where: { id: revisionId, folder: { not: text } },
    data: { folder: text },
  });
  if (count > 0) await db.revisionCheck.deleteMany({ where: { revisionId } });
}

/** The exercise as it is currently offered, or null. */
export const findExercise = (slug: string): Exercise | null => offered.get(slug) ?? null;

/** The title of an exercise; its slug if it is no longer offered. */
export const titleOf = (slug: string): string => findExercise(slug)?.meta.title ?? slug;

/** The revision of an exercise that a submission names. Throws if there is no such revision. */
export async function getRevision(revisionId: string): Promise<Exercise> {
  const known = revisions.get(revisionId);
  if (known) return known;
  const row = await db.revision.findUniqueOrThrow({ where: { id: revisionId } });
  const exercise = parseExercise(row.slug, FolderSchema.parse(JSON.parse(row.folder)));
  if (revisions.size >= MAX_REVISIONS) {
    const oldest = [...revisions.keys()].find((id) => !isOffered(id));
    if (oldest) revisions.delete(oldest);
  }
  // The id is the hash that was stored, even if this version of the code would compute another one.
  const kept = { ...exercise, revisionId };
  revisions.set(revisionId, kept);
  return kept;
}

const isOffered = (revisionId: string) => [...offered.values()].some((exercise) => exercise.revisionId === revisionId);

function listingOf({ slug, kind, meta }: Exercise): Listing {
  const { title, summary, track, order, difficulty, minutes } = meta;
  const { hidesTopic } = kind.rules;
  return {
    slug,
    kind: kind.id,
    title,
    summary,
    track,
    order,
    difficulty,
    minutes,
    skills: hidesTopic ? [] : meta.skills,
    classes: hidesTopic ? [] : meta.classes,
  };
}

/** All offered exercises in track order, without second forms: these are only reached from their first form. */
export function listExercises(): Listing[] {
  const place = (l: Listing) => TRACK_PLACE.get(l.track)! * 1000 + l.order;
  const firstForms = [...offered.values()].filter(({ meta }) => !meta.secondFormOf);
  return firstForms.map(listingOf).sort((a, b) => place(a) - place(b));
}

/** The offered second forms, each with the slug of its first form. */
export function listSecondForms(): { readonly slug: string; readonly of: string }[] {
  return [...offered.values()].flatMap(({ slug, meta: { secondFormOf } }) =>
    secondFormOf ? [{ slug, of: secondFormOf }] : [],
  );
}
