import fs from "node:fs/promises";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { db } from "~/database/db.server";
import { env } from "~/operations/env.server";
import { log } from "~/operations/log.server";

/**
 * Scheduled exports of cohorts are written to `EXPORTS_DIR/<cohort>/<day>/`. The accounts room defines the folders,
 * because deleting a person must also remove the files that contain that person (promise 3). In each folder,
 * `PEOPLE_FILE` is written first. It lists everyone who appears in the other files.
 */
export const PEOPLE_FILE = "people.csv";

export const exportFolderOf = (cohortId: string) => path.resolve(env.exportsDir, cohortId);

/** The names of a folder's contents; empty if there is no such folder. */
export async function listFolder(folder: string): Promise<string[]> {
  const names = await fs.readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return [];
    throw error;
  });
  return names.sort();
}

/** Whether a name is that of a cohort's folder. Anything with another name is never removed. */
const isCohort = (name: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(name);
export const isDay = (name: string) => /^\d{4}-\d\d-\d\d$/.test(name);
/**
 * The start of a temporary folder's name. Files are written to this folder, beside the days' folders, until all files
 * are complete.
 */
export const WRITING = ".writing-";

/** The ids at the start of a `PEOPLE_FILE`'s rows. A row truncated by a killed process is left out. */
const idsIn = (people: string): string[] =>
  parse(people, { bom: true, relax_column_count: true, skip_records_with_error: true })
    .map(([id]: string[]) => id ?? "")
    .filter((id) => /^[0-9a-f-]{36}$/.test(id));

/**
 * Yields every folder with an export's files, including folders that are still being written, with the ids of their
 * people.
 */
async function* foldersWithPeople(): AsyncGenerator<{ cohortId: string; folder: string; ids: string[] }> {
  for (const cohortId of (await listFolder(path.resolve(env.exportsDir))).filter(isCohort))
    for (const turn of await listFolder(exportFolderOf(cohortId))) {
      if (!isDay(turn) && !turn.startsWith(WRITING)) continue;
      const folder = path.join(exportFolderOf(cohortId), turn);
      const people = await fs.readFile(path.join(folder, PEOPLE_FILE), "utf8").catch(() => "");
      yield { cohortId, folder, ids: idsIn(people) };
    }
}

/** Removes a deleted cohort's exports. */
export const forgetExportsOfCohort = (cohortId: string) => remove(exportFolderOf(cohortId));

const remove = (folder: string) => fs.rm(folder, { recursive: true, force: true });

/**
 * Removes all files that contain a person, after the person's rows are deleted. The exports of these cohorts are
 * written again immediately. `forgetGone` later removes files that can't be removed now.
 */
export async function forgetExportsOf(personId: string): Promise<void> {
  try {
    const cohortIds = new Set<string>();
    for await (const { cohortId, folder, ids } of foldersWithPeople()) {
      if (!ids.includes(personId)) continue;
      await remove(folder);
      cohortIds.add(cohortId);
    }
    const where = { cohortId: { in: [...cohortIds] } };
    await db.exportSchedule.updateMany({ where, data: { dueAt: new Date() } });
  } catch (err) {
    log.warn({ err }, "exports that include a deleted person could not be removed yet");
  }
}

const BATCH = 500;

async function areAllThere(ids: readonly string[]): Promise<boolean> {
  const different = [...new Set(ids)];
  for (let from = 0; from < different.length; from += BATCH) {
    const some = different.slice(from, from + BATCH);
    if ((await db.user.count({ where: { id: { in: some } } })) < some.length) return false;
  }
  return true;
}

/**
 * Removes files on this machine that contain data about people whose accounts were deleted, and files of deleted
 * cohorts. With `onlyOf`, checks only this cohort. Returns the number of removed folders.
 */
export async function forgetGone(onlyOf?: string): Promise<number> {
  let removed = 0;
  for await (const { cohortId, folder, ids } of foldersWithPeople()) {
    if (onlyOf && cohortId !== onlyOf) continue;
    if ((await db.cohort.count({ where: { id: cohortId } })) > 0 && (await areAllThere(ids))) continue;
    await remove(folder);
    removed += 1;
  }
  return removed;
}
