import { z } from "zod";
import { thisHour } from "~/database/coarse";
import { db, type Transaction } from "~/database/db.server";
import type { Folder } from "~/kinds/exercise";
import { type Exercise, parseExercise } from "./catalogue.server";

/** Revisions that are made of another one. They can be graded against and opened, and are never what is on offer. */

const FolderSchema = z.record(z.string(), z.string());

export interface Derived {
  readonly exercise: Exercise;
  readonly folder: Folder;
}

/** A revision's folder, changed and read again. Nothing is stored. Throws `ExerciseProblems` where it does not read. */
export async function derive(
  baseId: string,
  change: (folder: Folder) => Folder,
  tx: Transaction = db,
): Promise<Derived> {
  const base = await tx.revision.findUniqueOrThrow({ where: { id: baseId } });
  const folder = change(FolderSchema.parse(JSON.parse(base.folder)));
  return { exercise: parseExercise(base.slug, folder), folder };
}

/** Stores it under its hash, where it is not there yet. The caller holds the revision that it is made of. */
export async function storeDerived(tx: Transaction, { exercise, folder }: Derived): Promise<string> {
  const { revisionId: id, slug } = exercise;
  const known = await tx.revision.findUnique({ where: { id }, select: { id: true } });
  // A ruling follows what a person did: to the hour (promise 1).
  if (!known) await tx.revision.create({ data: { id, slug, folder: JSON.stringify(folder), createdAt: thisHour() } });
  return id;
}

/**
 * Holds a revision until the transaction ends: of those who do so one goes on at a time. The transaction's first step,
 * a change that changes nothing: on SQLite it waits for other writers, where a reader that begins to write would fail.
 */
export async function holdRevision(
  tx: Transaction,
  { revisionId, slug }: { readonly revisionId: string; readonly slug: string },
): Promise<void> {
  const { count } = await tx.revision.updateMany({ where: { id: revisionId, slug }, data: { slug } });
  if (count === 0) throw new Error(`there is no revision ${revisionId}`);
}
