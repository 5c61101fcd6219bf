import crypto from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import {
  exportFolderOf,
  forgetGone,
  isDay,
  listFolder,
  PEOPLE_FILE,
  WRITING,
} from "~/accounts/privacy/export-files.server";
import { log } from "~/operations/log.server";
import { type ExportFile, FILES, piecesOf } from "./export.server";
import { mayExport } from "./links.server";
import type { Reading } from "./reading";
import { type Fault, type Turn, takeTurn } from "./schedule.server";

/** Writes cohorts' exports into their folders on schedule, each completely or not at all. Keeps the latest exports. */

const KEPT = 14;

/**
 * The file of people is written first and includes everyone in the other files, so that a search for a person reads
 * only this file.
 */
const IN_ORDER = [PEOPLE_FILE, ...FILES.filter((file) => file !== PEOPLE_FILE)] as readonly ExportFile[];

/**
 * What a run needs from another room: a function that reads a cohort in a person's name, after notifying the
 * learners.
 */
type TakeAll = (reader: { readonly id: string }, cohortId: string) => Promise<Reading | null>;

async function writeFile(file: string, pieces: AsyncIterable<string>, signal?: AbortSignal): Promise<void> {
  const handle = await fs.open(file, "wx", 0o600);
  try {
    for await (const piece of pieces) {
      signal?.throwIfAborted();
      await handle.writeFile(piece);
    }
    // Flushes the file to disk before the folder gets its final name, so that a crash can't leave truncated files in a
    // day's folder.
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Writes all files of a cohort into the day's folder, replacing any files from the same day. `isOurs` is called before
 * the folder gets its final name. If writing fails or is stopped, throws and leaves no new folder.
 */
async function writeAll(reading: Reading, isOurs: () => Promise<boolean>, signal: AbortSignal): Promise<void> {
  const folder = exportFolderOf(reading.reader.cohortId);
  await fs.mkdir(folder, { recursive: true, mode: 0o700 });
  // Removes folders that a killed process left behind.
  for (const name of await listFolder(folder)) if (name.startsWith(WRITING)) await drop(path.join(folder, name));
  const beside = path.join(folder, `${WRITING}${crypto.randomUUID()}`);
  await fs.mkdir(beside, { mode: 0o700 });
  try {
    for (const file of IN_ORDER) await writeFile(path.join(beside, file), piecesOf(file, reading), signal);
    if (!(await isOurs())) throw new Error("another process took over this export");
    const day = path.join(folder, reading.now.toISOString().slice(0, 10));
    await drop(day);
    await fs.rename(beside, day);
  } finally {
    await drop(beside);
  }
  const days = (await listFolder(folder)).filter(isDay);
  for (const name of days.slice(0, -KEPT)) await drop(path.join(folder, name));
}

const drop = (folder: string) => fs.rm(folder, { recursive: true, force: true });

const isOfFolder = (error: unknown) =>
  ["EACCES", "EPERM", "EEXIST", "ENOSPC", "EROFS", "EDQUOT", "ENOTDIR", "EIO", "ENOENT"].includes(
    (error as NodeJS.ErrnoException).code ?? "",
  );

async function doTurn(
  { cohortId, setById, isOurs }: Turn,
  takeAll: TakeAll,
  signal: AbortSignal,
): Promise<Fault | "written" | "stopped"> {
  if (setById === null || !(await mayExport(setById, cohortId))) return "nobody";
  try {
    const reading = await takeAll({ id: setById }, cohortId);
    // The cohort has just been deleted together with its schedule.
    if (!reading) return "failed";
    await writeAll(reading, isOurs, signal);
    // If someone was deleted in the meantime, these files may contain that person, so they are removed.
    return (await forgetGone(cohortId)) > 0 ? "failed" : "written";
  } catch (err) {
    if (signal.aborted) return "stopped";
    log.warn({ err }, "a cohort's exports were not written");
    return isOfFolder(err) ? "folder" : "failed";
  }
}

/** Runs all exports that are due and that no other process has claimed. Returns how many were written. */
export async function writeDue(takeAll: TakeAll, signal = new AbortController().signal): Promise<number> {
  let written = 0;
  while (!signal.aborted) {
    const turn = await takeTurn();
    if (!turn) break;
    const came = await doTurn(turn, takeAll, signal);
    await turn.end(came);
    if (came === "written") written += 1;
  }
  return written;
}
