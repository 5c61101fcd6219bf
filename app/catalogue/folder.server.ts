import crypto from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { ExerciseProblems, type Folder } from "~/kinds/exercise";

const MAX_FILE = 256 * 1024;
const MAX_FILES = 300;

/**
 * Reads an exercise's folder as text, paths sorted, "/" between names. Files that begin with a dot are left out; links
 * are refused, since they could lead out of the folder.
 * Throws `ExerciseProblems` for what cannot be read, a link, a file that is too large or not UTF-8, or too many files.
 */
export async function readFolder(dir: string): Promise<Folder> {
  try {
    return await readFiles(dir);
  } catch (error) {
    const { code, path: file } = error as NodeJS.ErrnoException;
    if (error instanceof ExerciseProblems || code === undefined) throw error;
    const inside = file === undefined ? "" : path.relative(dir, file).split(path.sep).join("/");
    throw new ExerciseProblems([{ file: inside, message: `cannot be read: ${code}` }]);
  }
}

async function readFiles(dir: string): Promise<Folder> {
  const entries = await fs.readdir(dir, { recursive: true, withFileTypes: true });
  const problems: { file: string; message: string }[] = [];
  const folder: [string, string][] = [];
  for (const entry of entries) {
    const full = path.join(entry.parentPath, entry.name);
    const file = path.relative(dir, full).split(path.sep).join("/");
    if (file.split("/").some((part) => part.startsWith(".")) || entry.isDirectory()) continue;
    if (!entry.isFile()) problems.push({ file, message: "is a link: put the file itself here" });
    else {
      const bytes = await fs.readFile(full);
      if (bytes.length > MAX_FILE) problems.push({ file, message: `is larger than ${MAX_FILE / 1024} kB: shorten it` });
      const text = bytes.toString("utf8");
      if (!Buffer.from(text).equals(bytes)) problems.push({ file, message: "is not UTF-8 text: save it as UTF-8" });
      folder.push([file, text]);
    }
  }
  if (folder.length > MAX_FILES)
    problems.push({ file: "", message: `holds more than ${MAX_FILES} files: remove some` });
  if (problems.length > 0) throw new ExerciseProblems(problems);
  return Object.fromEntries(folder.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * SHA-256 over the slug, paths and contents, as hex: names a revision. The folder's paths must be sorted. The slug is in
 * it because a copied folder is another exercise.
 */
export function hashFolder(slug: string, folder: Folder): string {
  return crypto
    .createHash("sha256")
    .update(JSON.stringify([slug, folder]))
    .digest("hex");
}
