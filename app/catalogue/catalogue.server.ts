// Long: reads the exercises on offer from folders and uploads, and answers other rooms' questions about them.

import fs from "node:fs/promises";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { db, type Transaction } from "~/database/db.server";
import type { DefectClass } from "~/kinds/defect-classes";
import { ExerciseProblems, type Folder, type Meta, type Problem } from "~/kinds/exercise";
import { readExercise } from "~/kinds/read-exercise";
import type { KindId, SomeKind } from "~/kinds/registry";
import { problemsOfSecondForm } from "~/kinds/second-form";
import { type Skill, TRACK_IDS } from "~/kinds/skills";
import type { Walkthrough } from "~/kinds/walkthrough";
import { env } from "~/operations/env.server";
import { repeat } from "~/operations/repeat.server";
import { FolderSchema, hashFolder, readFolder } from "./folder.server";

/**
 * One revision of an exercise, parsed. `content` includes the key and the hidden tests, so it never leaves the server.
 */
export interface Exercise {
  readonly slug: string;
  readonly kind: SomeKind;
  readonly revisionId: string;
  readonly meta: Meta;
  readonly content: unknown;
  /** The step-by-step walkthrough, which reveals the solution. Learners see it only if they ask for it. */
  readonly walkthrough: Walkthrough | null;
}

/**
 * The properties of an exercise that anyone may see. For kinds that hide their topic, nothing in a listing depends on
 * the topic.
 */
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

/** Parses an exercise's folder with the parser for its kind. Throws `ExerciseProblems`. */
export function parseExercise(slug: string, folder: Folder): Exercise {
  const { kind, content, meta, walkthrough } = readExercise(folder);
  return { slug, kind, revisionId: hashFolder(slug, folder), meta, content, walkthrough };
}

let offered: ReadonlyMap<string, Exercise> = new Map();

interface Uploaded {
  readonly exercise: Exercise;
  /** The cohorts to which the exercise is released. A preview has no cohorts. */
  readonly cohortIds: ReadonlySet<string>;
  /**
   * The released upload, by which a newer one is noticed. Undefined for a preview, because its folder never changes.
   */
  readonly uploadId: string | undefined;
}
/** Uploaded exercises that are on offer. */
let uploaded: ReadonlyMap<string, Uploaded> = new Map();

/** A cache of parsed revisions, keyed by id: the offered revisions, and others that were requested. */
const revisions = new Map<string, Exercise>();
const MAX_REVISIONS = 500;

export interface IndexedFolder {
  readonly slug: string;
  readonly problems: readonly Problem[];
}
let indexed: readonly IndexedFolder[] = [];

/** All folders that the last indexing read, with the problems of each folder that isn't offered. */
export function listIndexed(): readonly IndexedFolder[] {
  return indexed;
}

async function findFolders(roots: readonly string[]): Promise<{ slug: string; dir: string; isLink: boolean }[]> {
  const found: { slug: string; dir: string; isLink: boolean }[] = [];
  for (const root of roots) {
    const entries = await fs.readdir(root, { withFileTypes: true }).catch((error) => {
      throw new Error(`The exercises folder ${root} can’t be read (EXERCISES_DIR): ${error.code}`);
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
 * problems isn't offered (`listIndexed` returns its problems) and doesn't affect the other folders. Called at start.
 */
export async function indexExercises(roots: readonly string[] = env.exercisesDirs): Promise<readonly IndexedFolder[]> {
  const next = new Map<string, Exercise>();
  const results: IndexedFolder[] = [];
  const stored = await readStored();
  for (const { slug, dir, isLink } of await findFolders(roots)) {
    try {
      if (isLink)
        throw new ExerciseProblems([{ file: "", message: "is a link: replace the link with the folder itself" }]);
      if (next.has(slug))
        throw new ExerciseProblems([{ file: "", message: "has the same name as another exercise folder: rename it" }]);
      const folder = await readFolder(dir);
      const exercise = parseExercise(slug, folder);
      if (!isDeepStrictEqual(stored.get(slug), toStored(exercise, folder))) {
        const other = await findOtherKind(db, exercise);
        if (other) throw new ExerciseProblems([other]);
        if (!(await storeRevision(exercise, folder)))
          throw new ExerciseProblems([{ file: "", message: "has the same name as an uploaded exercise: rename it" }]);
      }
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
  await db.exercise.updateMany({
    where: { slug: { notIn: [...next.keys()] }, isUploaded: false },
    data: { isOffered: false },
  });
  offered = next;
  indexed = results;
  for (const exercise of next.values()) revisions.set(exercise.revisionId, exercise);
  await readUploaded();
  return results;
}

let reading: Promise<void> = Promise.resolve();

/**
 * Reads which uploaded exercises are on offer, and to whom. Called at start, after each change, and every few seconds
 * because other processes may have made changes.
 */
export function readUploaded(): Promise<void> {
  // Runs one call at a time, so that an older state never replaces a newer one.
  const next = reading.then(async () => {
    const rows = await db.exercise.findMany({
      where: { isUploaded: true, isOffered: true },
      select: { slug: true, currentRevisionId: true, releases: { select: { cohortId: true } } },
    });
    const released = await db.upload.findMany({ where: { state: "released" }, select: { id: true, slug: true } });
    const uploadIds = new Map(released.map(({ id, slug }) => [slug, id]));
    const found = new Map<string, Uploaded>();
    for (const { slug, currentRevisionId, releases } of rows) {
      const uploadId = uploadIds.get(slug);
      // A newer upload may differ only in files that the revision's id leaves out, such as the walkthrough.
      if (currentRevisionId && uploaded.get(slug)?.uploadId !== uploadId) revisions.delete(currentRevisionId);
      const exercise = currentRevisionId && (await findReadable(currentRevisionId));
      const cohortIds = new Set(releases.map(({ cohortId }) => cohortId));
      if (exercise) found.set(slug, { exercise, cohortIds, uploadId });
    }
    uploaded = found;
  });
  reading = next.catch(() => {});
  return next;
}

/** How often uploads are read again. Other web processes may have released or retired exercises. */
const READ_EVERY_MS = 10_000;

/** Calls `readUploaded` regularly until the process ends. */
export function sweepUploaded(): void {
  repeat(READ_EVERY_MS, readUploaded, "uploaded exercises could not be read", { isAtOnce: false });
}

/** A stored revision; null if this version of Onramp can no longer read it. */
export async function findReadable(revisionId: string): Promise<Exercise | null> {
  try {
    return await getRevision(revisionId);
  } catch (error) {
    if (!(error instanceof ExerciseProblems)) throw error;
    return null;
  }
}

/**
 * A stored revision, for a page. If this version of Onramp can no longer read it, throws a 410 response that says so.
 */
export async function openRevision(revisionId: string): Promise<Exercise> {
  const exercise = await findReadable(revisionId);
  if (exercise) return exercise;
  throw new Response(
    "This work belongs to a version of the exercise that this version of Onramp can’t read. The work is still stored, and the learner who wrote it can download it from “Your data”.",
    { status: 410 },
  );
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

/**
 * Returns a problem if there is already an exercise of another kind under this name that was uploaded, or that learners
 * have started; otherwise null. The kind of such an exercise can't change, because reports and pages compare attempts
 * at the exercise, and drafts carry over to its new revision. Whether learners have started an uploaded exercise makes
 * no difference, because leads could otherwise upload it again and again to see when a learner starts.
 */
export async function findOtherKind(
  tx: Transaction,
  { slug, kind }: Pick<Exercise, "slug" | "kind">,
): Promise<Problem | null> {
  const isFixed = { OR: [{ isUploaded: true }, { submissions: { some: {} } }, { drafts: { some: {} } }] };
  const other = await tx.exercise.findFirst({ where: { slug, kind: { not: kind.id }, ...isFixed } });
  if (!other) return null;
  const message = `${slug} is already a ${other.kind} exercise. An exercise’s kind can’t change, so rename the folder`;
  return { file: "exercise.json", message };
}

/** How many folders are read at once. */
const FOLDERS_AT_ONCE = 50;

/**
 * What the database contains about an exercise on offer that was not uploaded. On most starts, no exercise has
 * changed, and comparing them is much faster than storing them again.
 */
interface Stored {
  readonly kind: string;
  readonly secondFormOf: string | null;
  readonly currentRevisionId: string | null;
  /** The revision's files as JSON. */
  readonly folder: string;
}

const toStored = ({ kind, revisionId, meta }: Exercise, folder: Folder): Stored => ({
  kind: kind.id,
  secondFormOf: meta.secondFormOf ?? null,
  currentRevisionId: revisionId,
  folder: JSON.stringify(folder),
});

async function readStored(): Promise<ReadonlyMap<string, Stored>> {
  const rows = await db.exercise.findMany({
    where: { isUploaded: false, isOffered: true },
    select: { slug: true, kind: true, secondFormOf: true, currentRevisionId: true },
  });
  const folders = new Map<string, string>();
  for (let from = 0; from < rows.length; from += FOLDERS_AT_ONCE) {
    const ids = rows.slice(from, from + FOLDERS_AT_ONCE).flatMap(({ currentRevisionId }) => currentRevisionId ?? []);
    const some = await db.revision.findMany({ where: { id: { in: ids } }, select: { id: true, folder: true } });
    for (const { id, folder } of some) folders.set(id, folder);
  }
  return new Map(
    rows.map(({ slug, ...row }) => [slug, { ...row, folder: folders.get(row.currentRevisionId ?? "") ?? "" }]),
  );
}

/** Stores a revision. Returns false and stores nothing if an uploaded exercise has the same name. */
async function storeRevision(exercise: Exercise, folder: Folder): Promise<boolean> {
  const { slug, revisionId } = exercise;
  if ((await db.exercise.count({ where: { slug, isUploaded: true } })) > 0) return false;
  const { folder: text, ...row } = toStored(exercise, folder);
  const offeredAs = { ...row, isOffered: true };
  await db.exercise.upsert({ where: { slug }, create: { slug, ...offeredAs }, update: offeredAs });
  await db.revision.upsert({
    where: { id: revisionId },
    create: { id: revisionId, slug, folder: text },
    // With an empty `update`, Prisma would run two statements, and another process could store the revision between
    // them.
    update: { slug },
  });
  // Files that the hash leaves out may change without a new revision. The revision is then checked again.
  const { count } = await db.revision.updateMany({
    where: { id: revisionId, folder: { not: text } },
    data: { folder: text },
  });
  if (count > 0) await db.revisionCheck.deleteMany({ where: { revisionId } });
  return true;
}

/**
 * The exercise as it is currently offered, or null. Does not check who may see an uploaded exercise, so pages that show
 * a person more than the title call `findCohortsOf` first, or start from `listExercises`.
 */
export const findExercise = (slug: string): Exercise | null =>
  offered.get(slug) ?? uploaded.get(slug)?.exercise ?? null;

/** Whether the guide can work through the exercise with the learner. */
export const hasWalkthrough = (slug: string): boolean => Boolean(findExercise(slug)?.walkthrough);

/**
 * The cohorts to which an uploaded exercise is released; null if the exercise is available to everyone or not on offer.
 */
export const findCohortsOf = (slug: string): ReadonlySet<string> | null => uploaded.get(slug)?.cohortIds ?? null;

/** The title of an exercise; the slug if the exercise is no longer offered. */
export const titleOf = (slug: string): string => findExercise(slug)?.meta.title ?? slug;

/**
 * The stored revision with this id, for example the one that a submission refers to. Throws if there is no such
 * revision.
 */
export async function getRevision(revisionId: string): Promise<Exercise> {
  const known = revisions.get(revisionId);
  if (known) return known;
  const row = await db.revision.findUniqueOrThrow({ where: { id: revisionId } });
  const exercise = parseExercise(row.slug, FolderSchema.parse(JSON.parse(row.folder)));
  if (revisions.size >= MAX_REVISIONS) {
    const oldest = [...revisions.keys()].find((id) => !isOffered(id));
    if (oldest) revisions.delete(oldest);
  }
  // The id is the stored hash, even if this version of the code would compute another hash.
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

/**
 * The exercises available to everyone, and those released to any of these cohorts, in track order. Leaves out second
 * forms, because learners reach them only from the first form.
 */
export function listExercises(cohortIds: readonly string[] = []): Listing[] {
  const place = (l: Listing) => TRACK_PLACE.get(l.track)! * 1000 + l.order;
  const own = [...uploaded.values()].filter((one) => cohortIds.some((id) => one.cohortIds.has(id)));
  const all = [...offered.values(), ...own.map(({ exercise }) => exercise)];
  const firstForms = all.filter(({ meta }) => !meta.secondFormOf);
  return firstForms.map(listingOf).sort((a, b) => place(a) - place(b));
}

/** The exercises available to a person, including those released to one of their cohorts. */
export async function listExercisesFor(person: { readonly id: string }): Promise<Listing[]> {
  if (uploaded.size === 0) return listExercises();
  const rows = await db.membership.findMany({ where: { userId: person.id }, select: { cohortId: true } });
  return listExercises(rows.map(({ cohortId }) => cohortId));
}

/**
 * Listings of the given exercises, including retired ones, because a lead may have chosen an exercise before it was
 * retired. Leaves out second forms and exercises that this version of Onramp can no longer read.
 */
export async function listStored(slugs: readonly string[]): Promise<Listing[]> {
  const rows = await db.exercise.findMany({
    where: { slug: { in: [...slugs] }, secondFormOf: null, currentRevisionId: { not: null } },
    select: { currentRevisionId: true },
  });
  const found = await Promise.all(rows.map(({ currentRevisionId }) => findReadable(currentRevisionId!)));
  return found.flatMap((exercise) => (exercise ? [listingOf(exercise)] : []));
}

/** The offered second forms, each with the slug of its first form. */
export function listSecondForms(): { readonly slug: string; readonly of: string }[] {
  return [...offered.values()].flatMap(({ slug, meta: { secondFormOf } }) =>
    secondFormOf ? [{ slug, of: secondFormOf }] : [],
  );
}
