import fs from "node:fs/promises";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { db } from "~/database/db.server";
import { env } from "~/operations/env.server";
import { log } from "~/operations/log.server";

/**
 * Where cohorts' exports are written by turns: `EXPORTS_DIR/<cohort>/<day>/`. Known here, and not only where they are
 * written, because who is deleted goes from these files, too (promise 3). In each folder `PEOPLE_FILE` is the first to
 * be written, and has everyone who stands in any of the others.
 */
export const PEOPLE_FILE = "people.csv";

export const exportFolderOf = (cohortId: string) => path.resolve(env.exportsDir, cohortId);

/** What is in a folder; nothing where there is none. */
export async function listFolder(folder: string): Promise<string[]> {
  const names = await fs.readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return [];
    throw error;
  });
  return names.sort();
}

/** Ours, and nothing else that may lie there: whatever we remove has such a name. */
const isCohort = (name: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(name);
export const isDay = (name: string) => /^\d{4}-\d\d-\d\d$/.test(name);
/** Beside the days, until all files are there. */
export const WRITING = ".writing-";

/**
 * The ids that the rows of a `PEOPLE_FILE` begin with. A row that was cut short, by a process that was killed, is left
 * out.
 */
const idsIn = (people: string): string[] =>
  parse(people, { bom: true, relax_column_count: true, skip_records_with_error: true })
    .map(([id]: string[]) => id ?? "")
    .filter((id) => /^[0-9a-f-]{36}$/.test(id));

/** Every folder with files of one turn, also one that is being written, with the ids of who stands in it. */
async function* foldersWithPeople(): AsyncGenerator<{ cohortId: string; folder: string; ids: string[] }> {
  for (const cohortId of (await listFolder(path.resolve(env.exportsDir))).filter(isCohort))
    for (const turn of await listFolder(exportFolderOf(cohortId))) {
      if (!isDay(turn) && !turn.startsWith(WRITING)) continue;
      const folder = path.join(exportFolderOf(cohortId), turn);
      const people = await fs.readFile(path.join(folder, PEOPLE_FILE), "utf8").catch(() => "");
      yield { cohortId, folder, ids: idsIn(people) };
    }
}

/** Removes what was written of a cohort that is deleted. */
export const forgetExportsOfCohort = (cohortId: string) => remove(exportFolderOf(cohortId));

const remove = (folder: string) => fs.rm(folder, { recursive: true, force: true });

/**
 * Removes all files in which a person stands, once their rows are gone; their cohorts' are written again at once. What
 * cannot be removed now is when `forgetGone` looks again.
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
    log.warn({ err }, "exports with someone who is deleted could not be removed yet");
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
 * Removes, on this machine, files in which anyone stands who is not there any more, and those of cohorts that are not.
 * `onlyOf`: of this cohort alone. Returns how many folders that were.
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
