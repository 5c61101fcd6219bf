import { thisHour } from "~/database/coarse";
import { db, type Transaction } from "~/database/db.server";
import type { Folder } from "~/kinds/exercise";
import { kindOf } from "~/kinds/read-exercise";
import type { SomeKind } from "~/kinds/registry";
import { type Exercise, parseExercise } from "./catalogue.server";
import { FolderSchema } from "./folder.server";

/**
 * Creates revisions that are derived from another revision. People can open derived revisions, and submissions can be
 * graded against them, but derived revisions are never offered.
 */

export interface Derived {
  readonly exercise: Exercise;
  readonly folder: Folder;
}

/** Changes a revision's folder and parses it again. Stores nothing. Throws `ExerciseProblems` if parsing fails. */
export async function derive(
  baseId: string,
  change: (folder: Folder, kind: SomeKind) => Folder,
  tx: Transaction = db,
): Promise<Derived> {
  const base = await tx.revision.findUniqueOrThrow({ where: { id: baseId } });
  const stored = FolderSchema.parse(JSON.parse(base.folder));
  const folder = change(stored, kindOf(stored));
  return { exercise: parseExercise(base.slug, folder), folder };
}

/**
 * Stores the derived revision under its hash, unless it is already stored. The caller must have locked the base
 * revision.
 */
export async function storeDerived(tx: Transaction, { exercise, folder }: Derived): Promise<string> {
  const { revisionId: id, slug } = exercise;
  const known = await tx.revision.findUnique({ where: { id }, select: { id: true } });
  // The revision follows from a person's ruling, so its time is rounded to the hour (promise 1).
  if (!known) await tx.revision.create({ data: { id, slug, folder: JSON.stringify(folder), createdAt: thisHour() } });
  return id;
}
