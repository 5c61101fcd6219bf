import fs from "node:fs/promises";
import path from "node:path";
import { readFolder } from "~/catalogue/folder.server";
import { checkLesson } from "~/catalogue/lessons/check-lesson";
import { type CheckOptions, checkExercise } from "~/kinds/check-exercise";
import { ExerciseProblems, type Folder, type Problem } from "~/kinds/exercise";
import { readExercise } from "~/kinds/read-exercise";
import type { KindId } from "~/kinds/registry";
import { type Sandbox, SandboxFault } from "~/sandbox/contract";

/** The output of `npm run exercise -- check --json` for one folder. */
export interface CheckedFolder {
  readonly folder: string;
  readonly slug: string;
  /** "lesson" for a lesson. Null if the folder doesn't state its kind. */
  readonly kind: KindId | "lesson" | null;
  readonly ok: boolean;
  readonly problems: readonly Problem[];
  readonly evidence: readonly string[];
}

const NAMED = ["exercise.json", "lesson.json"];

/**
 * Finds the folders of exercises and lessons in a list of folders. If a listed folder has no `exercise.json` or
 * `lesson.json`, returns its subfolders that have such a file instead. Throws if a folder doesn't exist.
 */
export async function findExercises(folders: readonly string[]): Promise<string[]> {
  const found = await Promise.all(folders.map(expand));
  return [...new Set(found.flat())];
}

const NO_FOLDER = ["ENOENT", "ENOTDIR", "ELOOP"];

async function expand(folder: string): Promise<string[]> {
  const entries = await fs.readdir(folder, { withFileTypes: true }).catch(() => {
    throw new Error(`There is no folder ${folder}`);
  });
  // The author may name a link; only links in the server's own folders are a problem.
  const itself = (await fs.lstat(folder)).isSymbolicLink() ? await fs.realpath(folder) : folder;
  if (entries.some(({ name }) => NAMED.includes(name))) return [itself];
  const children = entries
    .filter((e) => (e.isDirectory() || e.isSymbolicLink()) && !e.name.startsWith("."))
    .map((e) => path.join(folder, e.name));
  const exercises: string[] = [];
  for (const child of children.sort()) {
    const inside = await fs.readdir(child).catch((error: NodeJS.ErrnoException) => {
      // A link may point to a file, or to nothing. If a folder can't be read, the check says so.
      return NO_FOLDER.includes(error.code ?? "") ? [] : NAMED;
    });
    if (inside.some((name) => NAMED.includes(name))) exercises.push(child);
  }
  // If there is no exercise inside, check the folder itself, so that the check reports what the folder lacks.
  return exercises.length > 0 ? exercises : [itself];
}

/**
 * Reads the folder of an exercise or a lesson and runs its checks. Problems with the folder and faults of the sandbox
 * are returned in `problems`. Throws any other error.
 */
export async function checkFolder(folder: string, sandbox: Sandbox, options: CheckOptions): Promise<CheckedFolder> {
  const problems: Problem[] = [];
  const evidence: string[] = [];
  const slug = path.basename(path.resolve(folder));
  let kind: CheckedFolder["kind"] = null;
  try {
    await refuseLink(folder);
    const files = await readFolder(folder);
    kind = "lesson.json" in files ? "lesson" : kindOf(files);
    const lines =
      kind === "lesson"
        ? checkLesson(slug, files, sandbox)
        : checkExercise(files, sandbox, (name) => findBeside(folder, name), options);
    for await (const line of lines) {
      if (line.type === "evidence") evidence.push(line.message);
      else problems.push({ file: line.file, line: line.line, message: line.message });
    }
  } catch (error) {
    if (error instanceof ExerciseProblems) problems.push(...error.problems);
    else if (error instanceof SandboxFault) problems.push({ file: "", message: `our runner failed: ${error.message}` });
    else throw error;
  }
  return { folder, slug, kind, ok: problems.length === 0, problems, evidence };
}

/**
 * Reads the folder of an exercise. Throws `ExerciseProblems`, with the folder in the paths, if it can't be read as an
 * exercise.
 */
export async function readExerciseIn(folder: string): Promise<ReturnType<typeof readExercise> & { files: Folder }> {
  try {
    await refuseLink(folder);
    const files = await readFolder(folder);
    return { files, ...readExercise(files) };
  } catch (error) {
    if (!(error instanceof ExerciseProblems)) throw error;
    throw new ExerciseProblems(error.problems.map((one) => ({ ...one, file: path.join(folder, one.file) })));
  }
}

/** Throws `ExerciseProblems` if the folder is a link, because the server doesn't offer linked exercises. */
async function refuseLink(folder: string): Promise<void> {
  if ((await fs.lstat(folder)).isSymbolicLink())
    throw new ExerciseProblems([{ file: "", message: "is a link: replace the link with the folder itself" }]);
}

/**
 * The kind of an exercise. Null if the folder can't be read as an exercise; the check reports what the folder lacks.
 */
function kindOf(files: Folder): KindId | null {
  try {
    return readExercise(files).kind.id;
  } catch (error) {
    if (error instanceof ExerciseProblems) return null;
    throw error;
  }
}

/** Reads the exercise with this name from the folder that also contains `folder`. Null if there is none. */
async function findBeside(folder: string, name: string): Promise<Folder | null> {
  const beside = await readFolder(path.join(path.dirname(path.resolve(folder)), name)).catch(() => null);
  return beside && "exercise.json" in beside ? beside : null;
}

const AT_ONCE = 2;

/**
 * Checks several folders at a time, and passes each result to `onChecked` as it arrives. Returns all results in the
 * order of `folders`.
 */
export async function checkFolders(
  folders: readonly string[],
  sandbox: Sandbox,
  { onChecked, isQuick }: CheckOptions & { readonly onChecked: (checked: CheckedFolder) => void },
): Promise<CheckedFolder[]> {
  const results: CheckedFolder[] = [];
  const waiting = folders.entries();
  const work = async () => {
    for (const [i, folder] of waiting) {
      results[i] = await checkFolder(folder, sandbox, { isQuick });
      onChecked(results[i]);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results;
}
