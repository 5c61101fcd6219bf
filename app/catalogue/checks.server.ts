import { z } from "zod";
import { db, isUniqueConflict } from "~/database/db.server";
import { checkExercise } from "~/kinds/check-exercise";
import type { Folder, Problem } from "~/kinds/exercise";
import type { KindId } from "~/kinds/registry";
import type { Track } from "~/kinds/skills";
import { ENGINE_VERSION, type Sandbox } from "~/sandbox/contract";
import { findExercise, listIndexed } from "./catalogue.server";
import { FolderSchema } from "./folder.server";

/** Runs the checks of `npm run exercise -- check` on the offered revisions, and stores the findings for admins. */

export const ProblemsSchema = z.array(z.object({ file: z.string(), line: z.number().optional(), message: z.string() }));

async function readStored(revisionId: string): Promise<Folder | null> {
  const row = await db.revision.findUnique({ where: { id: revisionId }, select: { folder: true } });
  return row && FolderSchema.parse(JSON.parse(row.folder));
}

/** The folder of an exercise as it is currently offered. */
async function findOffered(slug: string): Promise<Folder | null> {
  const row = await db.exercise.findUnique({ where: { slug }, select: { isOffered: true, currentRevisionId: true } });
  return row?.isOffered && row.currentRevisionId ? readStored(row.currentRevisionId) : null;
}

/**
 * Checks a revision by running it, and replaces an earlier engine's findings with the new findings. Does nothing if
 * this engine has already checked the revision, so repeated calls are safe. Throws if the check can't be completed.
 */
export async function checkRevision(revisionId: string, sandbox: Sandbox): Promise<void> {
  const known = await db.revisionCheck.findUnique({ where: { revisionId }, select: { engineVersion: true } });
  if (known?.engineVersion === ENGINE_VERSION) return;
  const folder = await readStored(revisionId);
  if (!folder) return;
  const problems: Problem[] = [];
  for await (const line of checkExercise(folder, sandbox, findOffered, { isQuick: true })) {
    if (line.type === "problem") problems.push({ file: line.file, line: line.line, message: line.message });
  }
  const found = {
    engineVersion: ENGINE_VERSION,
    status: problems.length === 0 ? "passed" : "failed",
    problems: JSON.stringify(problems),
    checkedAt: new Date(),
  };
  try {
    await db.revisionCheck.upsert({ where: { revisionId }, create: { revisionId, ...found }, update: found });
  } catch (error) {
    // Another process has just stored the same findings.
    if (!isUniqueConflict(error)) throw error;
  }
}

/**
 * The ids of offered revisions that this engine hasn't checked, sorted by slug. Reads the database, because a worker
 * may not have read the folders.
 */
export async function listUnchecked(): Promise<string[]> {
  const rows = await db.exercise.findMany({
    // Uploads are left out, because they are checked before they are offered.
    where: { isOffered: true, isUploaded: false },
    orderBy: { slug: "asc" },
    select: { currentRevisionId: true },
  });
  const offered = rows.flatMap(({ currentRevisionId }) => currentRevisionId ?? []);
  const done = await db.revisionCheck.findMany({
    where: { revisionId: { in: offered }, engineVersion: ENGINE_VERSION },
    select: { revisionId: true },
  });
  const isDone = new Set(done.map(({ revisionId }) => revisionId));
  return offered.filter((id) => !isDone.has(id));
}

/**
 * Deletes the findings for one revision, or for all revisions, so that offered revisions are checked again. Returns the
 * number of revisions whose findings were deleted.
 */
export async function forgetChecks(revisionId?: string): Promise<number> {
  const { count } = await db.revisionCheck.deleteMany({ where: revisionId === undefined ? {} : { revisionId } });
  return count;
}

export interface ExerciseRow {
  readonly slug: string;
  /** Why the folder isn't offered. Empty if the folder is offered. */
  readonly problems: readonly Problem[];
  /** Null if the folder isn't offered. */
  readonly offered: {
    readonly title: string;
    readonly kind: KindId;
    readonly track: Track;
    readonly difficulty: number;
    readonly secondFormOf: string | null;
    readonly revisionId: string;
    /** Null until the current engine has checked the revision. */
    readonly check: Check | null;
  } | null;
}

export interface Check {
  readonly hasPassed: boolean;
  readonly problems: readonly Problem[];
  readonly engineVersion: string;
  readonly at: Date;
}

/** All folders as they were read at start, with the findings from their checks. */
export async function listForAdmin(): Promise<ExerciseRow[]> {
  const rows = await db.revisionCheck.findMany({ where: { engineVersion: ENGINE_VERSION } });
  const checks = new Map(rows.map((row) => [row.revisionId, row]));
  return listIndexed().map(({ slug, problems }) => {
    const exercise = findExercise(slug);
    if (!exercise) return { slug, problems, offered: null };
    const { title, track, difficulty, secondFormOf = null } = exercise.meta;
    const row = checks.get(exercise.revisionId);
    const check = row && {
      hasPassed: row.status === "passed",
      problems: ProblemsSchema.parse(JSON.parse(row.problems)),
      engineVersion: row.engineVersion,
      at: row.checkedAt,
    };
    const { kind, revisionId } = exercise;
    const offered = { title, kind: kind.id, track, difficulty, secondFormOf, revisionId, check: check ?? null };
    return { slug, problems, offered };
  });
}
