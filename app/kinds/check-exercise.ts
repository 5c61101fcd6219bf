import type { Sandbox } from "~/sandbox/contract";
import { blanksIn } from "./blanks";
import { checkProperties } from "./check-properties";
import { ExerciseProblems, type Folder } from "./exercise";
import type { CheckLine } from "./kind";
import { readExercise } from "./read-exercise";
import { problemsOfSecondForm } from "./second-form";
import { MOST_SHARED, printOf, sharedTokens } from "./shared-code";
import { checkSyntax } from "./source-check";
import { withoutPlaceIn, wrongLinesIn } from "./walkthrough";

/**
 * Finds another exercise's folder by name, to compare a second form with that exercise. Null if there is no such
 * folder.
 */
export type FindFolder = (slug: string) => Promise<Folder | null>;

/** How thoroughly `check` tests an exercise. */
export interface CheckOptions {
  /**
   * Tries only a tenth of the inputs for `properties.ts`, and no mutants. Meant for checking many exercises at once.
   */
  readonly isQuick: boolean;
}

/**
 * Checks an exercise's folder by running it. Yields problems to fix, and evidence, one line each. Used by the authors'
 * command line and by the server. Throws only if Onramp itself fails (`SandboxFault`).
 */
export async function* checkExercise(
  files: Folder,
  sandbox: Sandbox,
  findFolder: FindFolder,
  options: CheckOptions,
): AsyncIterable<CheckLine> {
  for await (const line of prove(files, sandbox, findFolder, options))
    yield { ...line, message: line.message.replace(/(?<!\s)\s*\n\s*/g, " ") };
}

async function* prove(
  files: Folder,
  sandbox: Sandbox,
  findFolder: FindFolder,
  { isQuick }: CheckOptions,
): AsyncIterable<CheckLine> {
  for (const blank of blanksIn(files)) yield { type: "problem", ...blank };
  try {
    const { kind, content, meta, walkthrough } = readExercise(files);
    const unparsed = checkSyntax(files);
    if (unparsed.length > 0) throw new ExerciseProblems(unparsed);
    yield* await checkForms(files, findFolder);
    if (walkthrough) {
      const open = await kind.open(content, "");
      const { plain, guide, emptyDraft } = kind.workspace;
      const problems = [
        ...wrongLinesIn(walkthrough, plain(open).code),
        ...withoutPlaceIn(walkthrough, { guide, open, draft: emptyDraft(open) }),
      ];
      for (const problem of problems) yield { type: "problem", ...problem };
    }
    yield* kind.author.check(content, sandbox);
    const { fuzzed } = kind.can;
    const subject = kind.author.subject(content);
    if (fuzzed) yield* checkProperties({ content, meta, folder: files, subject, fuzzed, isQuick }, sandbox);
  } catch (error) {
    if (!(error instanceof ExerciseProblems)) throw error;
    for (const problem of error.problems) yield { type: "problem", ...problem };
  }
}

/** Compares a second form with its first form. Yields nothing for a first form. */
async function checkForms(files: Folder, findFolder: FindFolder): Promise<CheckLine[]> {
  const second = formOf(files);
  const name = second.meta.secondFormOf;
  if (!name) return [];
  const first = await findFolder(name);
  const problems = problemsOfSecondForm(second, first && firstFormOf(name, first));
  const lines: CheckLine[] = problems.map((problem) => ({ type: "problem", ...problem }));
  if (!first) return lines;
  const shared = sharedTokens(printOf(files), printOf(first));
  const [found, most] = [shared, MOST_SHARED].map((share) => `${Math.round(share * 100)}%`);
  lines.push({ type: "evidence", message: `second form of ${name}: ${found} of its code is also in the first form` });
  if (shared >= MOST_SHARED) {
    const message = `${found} of its code is also in its first form ${name} (counted in runs of 20 tokens, ignoring names): keep this share under ${most}`;
    lines.push({ type: "problem", file: "", message });
  }
  return lines;
}

function formOf(files: Folder) {
  const { kind, meta } = readExercise(files);
  return { kind: kind.id, meta };
}

function firstFormOf(name: string, files: Folder) {
  try {
    return formOf(files);
  } catch (error) {
    if (!(error instanceof ExerciseProblems)) throw error;
    const message = `its first form ${name} can’t be read: fix the first form’s problems first (npm run exercise -- check)`;
    throw new ExerciseProblems([{ file: "exercise.json", message }]);
  }
}
