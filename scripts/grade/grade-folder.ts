import fs from "node:fs/promises";
import path from "node:path";
import { hashFolder, readFolder, readWanted } from "~/catalogue/folder.server";
import { judge } from "~/grading/judge.server";
import { ExerciseProblems, type Folder } from "~/kinds/exercise";
import type { Graded } from "~/kinds/graded";
import { readExercise } from "~/kinds/read-exercise";
import { readWork, UNSAID_CONFIDENCE } from "~/kinds/read-work";
import type { SomeKind } from "~/kinds/registry";
import { WorkProblems } from "~/kinds/work-folder";
import { ENGINE_VERSION, type Sandbox, SandboxFault } from "~/sandbox/contract";

export interface Asked {
  readonly exercise: string;
  readonly work: string;
  /** The confidence in percent. Null if the work states the confidence itself. */
  readonly confidence: number | null;
  /** The work limit for each test, which replaces the exercise's own limit. Null to keep the exercise's limit. */
  readonly units: number | null;
}

/** The result, with everything that is needed to describe it. */
export interface GradedFolder {
  readonly graded: Graded;
  readonly kind: SomeKind;
  readonly content: unknown;
  readonly work: unknown;
}

/** Thrown for input that the caller has to fix. The message has one line per error. */
export class BadInput extends Error {
  override readonly name = "BadInput";
  constructor(readonly lines: readonly string[]) {
    super(lines.join("\n"));
  }
}

export interface Read extends Omit<GradedFolder, "graded"> {
  readonly exercise: string;
  readonly revision: string;
  readonly answer: string | null;
  /** Notes about what was ignored or assumed, one line each. */
  readonly notes: readonly string[];
}

/** Reads an exercise and the work on it. Throws `BadInput` if one of them is invalid. */
export async function readFolders({ exercise, work: workDir, confidence, units }: Asked): Promise<Read> {
  await needFolders({ exercise, work: workDir });
  const folder = await orBadInput(exercise, () => readFolder(exercise));
  const read = () => readExercise(folder);
  // Read the folder unchanged first, so that errors report the correct lines.
  let { kind, content } = await orBadInput(exercise, read);
  if (units !== null) ({ kind, content } = readExercise(withUnits(folder, units)));
  const { own, given } = kind.work.wanted(content);
  const wanted = new Set([...own, ...Object.keys(given)]);
  const { files, others } = await orBadInput(workDir, () => readWanted(workDir, wanted));
  const { work, answer, isConfidenceUnsaid } = await orBadInput(workDir, () =>
    readWork(kind, content, files, confidence),
  );
  const slug = path.basename(path.resolve(exercise));
  const notes = [
    ...sayIgnored(others),
    ...(isConfidenceUnsaid
      ? [
          `confidence: ${UNSAID_CONFIDENCE / 100}, because neither --confidence nor work.json states one; the score does not depend on it`,
        ]
      : []),
  ];
  return { kind, content, work, answer, exercise: slug, revision: hashFolder(slug, folder), notes };
}

/** Throws `BadInput` if one of the folders is missing, or if the first folder isn't an exercise. */
export async function needFolders({ exercise, work }: Pick<Asked, "exercise" | "work">): Promise<void> {
  const need = async (dir: string, what: string) => {
    const stat = await fs.stat(dir).catch(() => null);
    if (!stat?.isDirectory()) throw new BadInput([`There is no folder ${dir}: name the folder of ${what}`]);
  };
  await need(exercise, "an exercise");
  await need(work, "the work");
  // Without this check, a folder of exercises would be read completely, and the error would be about too many files.
  await fs.access(path.join(exercise, "exercise.json")).catch(() => {
    throw new BadInput([
      `${exercise} isn't an exercise: exercise.json is missing. Name a folder such as exercises/partial-refunds`,
    ]);
  });
}

function withUnits(folder: Folder, unitsPerTest: number): Folder {
  return { ...folder, "exercise.json": JSON.stringify({ ...JSON.parse(folder["exercise.json"]!), unitsPerTest }) };
}

async function orBadInput<T>(dir: string, read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const inside = (file: string) => (file === "" ? dir : path.join(dir, file));
    if (error instanceof WorkProblems)
      throw new BadInput(error.problems.map(({ at, message }) => `${inside(at)}: ${message}`));
    if (error instanceof ExerciseProblems)
      throw new BadInput(
        error.problems.map(({ file, line, message }) => `${inside(file)}${line ? `:${line}` : ""}: ${message}`),
      );
    throw error;
  }
}

/**
 * The maximum number of ignored files that are listed. A folder with more of them contains a whole project, and a list
 * of names wouldn't help.
 */
const MOST_IGNORED = 10;

function sayIgnored(others: readonly string[]): string[] {
  const lines = others.slice(0, MOST_IGNORED).map((file) => `ignored: ${file}, which isn't part of the work`);
  const more = others.length - MOST_IGNORED;
  return more > 0 ? [...lines, `ignored: ${more} more files`] : lines;
}

/**
 * The seed for the order of a review's files. The order doesn't matter here, because this command never shows the
 * files.
 */
const SEED = "grade";

/**
 * Grades the work in the same way as a submission. If grading fails on our side, the result says so, and nothing is
 * thrown.
 */
export async function gradeRead(
  { kind, content, work, answer, exercise, revision }: Read,
  sandbox: Sandbox,
): Promise<GradedFolder> {
  const base = { exercise, kind: kind.id, revision, engine: ENGINE_VERSION };
  try {
    const verdict = await judge({ work: JSON.stringify(work), seed: SEED }, { kind, content }, sandbox);
    const { status, score } = verdict;
    const isAnswered = answer !== null && status === "passed" && kind.can.explainBack !== undefined;
    const explanation = isAnswered
      ? await kind.can.explainBack!.explain({ content, work, answer }, sandbox)
      : undefined;
    const graded = { ...base, status, score, report: JSON.parse(verdict.report), ...(explanation && { explanation }) };
    return { graded, kind, content, work };
  } catch (error) {
    // Any other error is a bug in our code, so print its stack.
    if (!(error instanceof SandboxFault)) console.error(error);
    const reason = error instanceof Error ? error.message : String(error);
    const ungraded = { version: 1, status: "ungraded", score: null, engine: ENGINE_VERSION } as const;
    const report = { ...ungraded, kind: kind.id, detail: { reason } };
    return { graded: { ...base, status: "ungraded", score: null, report }, kind, content, work };
  }
}
