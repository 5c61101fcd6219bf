import path from "node:path";
import type { Folder } from "~/kinds/exercise";
import { MAX_FILES } from "./folder.server";
import { PREVIEW } from "./preview";
import { readZip, ZipRefused } from "./zip.server";

/** An exercise's folder in a zip. */
export interface Unzipped {
  readonly slug: string;
  readonly folder: Folder;
}

/** The maximum number of exercises in a zip. */
export const MOST_EXERCISES = 20;

/** Reads the exercises in a zip, sorted by name. Throws `ZipRefused`. */
export async function unzipExercises(bytes: Buffer): Promise<readonly Unzipped[]> {
  return exercisesIn(await readZip(bytes));
}

const EXERCISE = "exercise.json";

/**
 * The folders that contain an `exercise.json`, wherever they are in the zip. A folder inside another such folder isn't
 * a separate exercise. Files outside these folders are ignored, because a collection of exercises may have a README.
 */
function exercisesIn(files: ReadonlyMap<string, string>): Unzipped[] {
  const dirs = [...files.keys()].flatMap((file) =>
    path.posix.basename(file) === EXERCISE ? [path.posix.dirname(file)] : [],
  );
  if (dirs.includes("."))
    throw new ZipRefused(
      "Zip the exercise’s folder, not only its files, because the folder’s name becomes the exercise’s address.",
    );
  const outer = dirs.filter((dir) => !dirs.some((other) => dir.startsWith(`${other}/`)));
  if (outer.length === 0) throw new ZipRefused("This zip has no exercise: no folder in it contains an exercise.json.");
  if (outer.length > MOST_EXERCISES)
    throw new ZipRefused(`This zip has ${outer.length} exercises. Upload at most ${MOST_EXERCISES} at once.`);
  const exercises = outer.map((dir) => {
    const own = [...files].flatMap(([file, text]) =>
      file.startsWith(`${dir}/`) ? [[file.slice(dir.length + 1), text] as const] : [],
    );
    if (own.length > MAX_FILES) throw new ZipRefused(`${dir} contains more than ${MAX_FILES} files. Remove some.`);
    return { slug: slugOf(dir), folder: Object.fromEntries(own.sort(([a], [b]) => (a < b ? -1 : 1))) };
  });
  const names = exercises.map(({ slug }) => slug).sort();
  const twice = names.find((slug, i) => slug === names[i + 1]);
  if (twice) throw new ZipRefused(`This zip has two exercises with the name ${twice}. Rename one folder.`);
  return exercises.sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const MAX_SLUG = 60;

function slugOf(dir: string): string {
  const slug = path.posix.basename(dir);
  if (SLUG.test(slug) && slug.length <= MAX_SLUG && !slug.startsWith(PREVIEW)) return slug;
  throw new ZipRefused(
    `${slug} can’t be an exercise’s name. Rename the folder. Use a–z, 0–9 and single hyphens, and at most ${MAX_SLUG} characters.`,
  );
}
