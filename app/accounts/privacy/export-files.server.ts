import fs from "node:fs/promises";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { db } from "~/database/db.server";
import { env } from "~/operations/env.server";
import { log } from "~/operations/log.server";

/**
 * Where scheduled exports of cohorts are written: `EXPORTS_DIR/<cohort>/<day>/`. Defined here, because deleted people
 * are removed from these files, too (promise 3). In each folder `PEOPLE_FILE` is written first, and lists everyone who
 * appears in the others.
 */
export const PEOPLE_FILE = "people.csv";

export const exportFolderOf = (cohortId: string) => path.resolve(env.exportsDir, cohortId);

/** The contents of a folder; empty if there is none. */
export async function listFolder(folder: string): Promise<string[]> {
  const names = await fs.readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return [];
    throw error;
  });
  return names.sort();
}

/** Only our own folders: anything that we remove has such a name. */
const isCohort = (name: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(name);
export const isDay = (name: string) => /^\d{4}-\d\d-\d\d$/.test(name);
/** A temporary folder beside the days, until all files are complete. */
export const WRITING = ".writing-";

/** The ids at the start of a `PEOPLE_FILE`'s rows. A row truncated by a killed process is left out. */
const idsIn = (people: string): string[] =>
  parse(people, { bom: true, relax_column_count: true, skip_records_with_error: true })
    .map(([id]: string[]) => id ?? "")
    .filter((id) => /^[0-9a-f-]{36}$/.test(id));

/** Every folder with an export's files, including one being written, with the ids of the people in it. */
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
 * Removes all files that contain a person, after their rows are deleted; these cohorts' exports are written again at
 * once. What cannot be removed now is removed by `forgetGone`.
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
 * Removes, on this machine, files that contain anyone who no longer exists, and those of deleted cohorts. `onlyOf`:
 * only this cohort. Returns the number of folders.
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
