import crypto from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { ExerciseProblems, type Folder, isGraded } from "~/kinds/exercise";

/** A folder as it is stored: texts by path. */
export const FolderSchema = z.record(z.string(), z.string());

export const MAX_FILE = 256 * 1024;
export const MAX_FILES = 300;

/**
 * Reads an exercise's folder as text, sorted by path, with "/" between names. Leaves out files whose names begin with a
 * dot. Links are refused, because they could lead out of the folder. Throws `ExerciseProblems` if the folder contains
 * links, too many files, or files that are unreadable, too large or not UTF-8.
 */
export async function readFolder(dir: string): Promise<Folder> {
  return namingUnreadable(dir, async () => {
    const found = await findFiles(dir);
    if (found.length > MAX_FILES)
      throw new ExerciseProblems([{ file: "", message: `contains more than ${MAX_FILES} files: remove some` }]);
    return readFiles(found);
  });
}

/**
 * Reads the wanted files of a folder under the same rules as `readFolder`. `others` are the paths of the remaining
 * files, which aren't checked. For the wanted files, throws the same errors as `readFolder`.
 */
export async function readWanted(
  dir: string,
  wanted: ReadonlySet<string>,
): Promise<{ readonly files: Folder; readonly others: readonly string[] }> {
  return namingUnreadable(dir, async () => {
    const found = await findFiles(dir);
    const files = await readFiles(found.filter(({ file }) => wanted.has(file)));
    return { files, others: found.flatMap(({ file }) => (wanted.has(file) ? [] : [file])) };
  });
}

async function namingUnreadable<T>(dir: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const { code, path: file } = error as NodeJS.ErrnoException;
    if (error instanceof ExerciseProblems || code === undefined) throw error;
    const inside = file === undefined ? "" : path.relative(dir, file).split(path.sep).join("/");
    throw new ExerciseProblems([{ file: inside, message: `cannot be read: ${code}` }]);
  }
}

interface Found {
  readonly file: string;
  readonly full: string;
  readonly isFile: boolean;
}

/** All entries of a folder that aren't folders themselves, at any depth, sorted by path. */
async function findFiles(dir: string): Promise<Found[]> {
  const entries = await fs.readdir(dir, { recursive: true, withFileTypes: true });
  const found = entries.flatMap((entry) => {
    const full = path.join(entry.parentPath, entry.name);
    const file = path.relative(dir, full).split(path.sep).join("/");
    const isLeftOut = file.split("/").some((part) => part.startsWith(".")) || entry.isDirectory();
    return isLeftOut ? [] : [{ file, full, isFile: entry.isFile() }];
  });
  return found.sort((a, b) => (a.file < b.file ? -1 : 1));
}

async function readFiles(found: readonly Found[]): Promise<Folder> {
  const problems: { file: string; message: string }[] = [];
  const folder: [string, string][] = [];
  for (const { file, full, isFile } of found) {
    if (!isFile) problems.push({ file, message: "is a link: replace the link with the file itself" });
    else {
      const bytes = await fs.readFile(full);
      if (bytes.length > MAX_FILE) problems.push({ file, message: `is larger than ${MAX_FILE / 1024} kB: shorten it` });
      const text = textOf(bytes);
      if (text === null) problems.push({ file, message: "is not UTF-8 text: save it as UTF-8" });
      else folder.push([file, text]);
    }
  }
  if (problems.length > 0) throw new ExerciseProblems(problems);
  return Object.fromEntries(folder);
}

/** A file's text, without the byte order mark that some editors write; null if it isn't UTF-8. */
export function textOf(bytes: Buffer): string | null {
  const text = bytes.toString("utf8");
  return Buffer.from(text).equals(bytes) ? text.replace(/^\uFEFF/, "") : null;
}

/**
 * Returns the revision's id: the SHA-256 of the slug, paths and contents, in hex. The folder's paths must be sorted.
 * The slug is included because a copy of a folder under another name is a different exercise. Files that don't affect
 * grading are left out, so that adding such a file doesn't create a new revision.
 */
export function hashFolder(slug: string, folder: Folder): string {
  const graded = Object.fromEntries(Object.entries(folder).filter(([path]) => isGraded(path)));
  return crypto
    .createHash("sha256")
    .update(JSON.stringify([slug, graded]))
    .digest("hex");
}
