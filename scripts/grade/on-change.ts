import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** An editor that saves writes, renames and touches: what comes within this time is one change. */
const QUIET_MS = 100;

/**
 * Does something at once, and again after each change in any of the folders, until the signal. One at a time; a change
 * while it runs makes it run once more.
 */
export async function onChange(
  folders: readonly string[],
  act: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    let tell = () => {};
    const changed = new Promise<void>((resolve) => {
      tell = resolve;
    });
    signal.addEventListener("abort", tell);
    // Before it reads: what changes meanwhile is not missed.
    const watchers = folders.flatMap((folder) => watchDeeply(folder, tell));
    await act();
    await changed;
    signal.removeEventListener("abort", tell);
    if (!signal.aborted) await sleep(QUIET_MS);
    for (const watcher of watchers) watcher.close();
  }
}

/**
 * A watcher a folder, recalculated after each change: a recursive one of Node 20 on Linux sees the first renaming of a
 * file onto another, as editors save, and none after it. A folder that is gone is waited for in the nearest one above
 * it that is there.
 */
function watchDeeply(folder: string, tell: () => void): fs.FSWatcher[] {
  const full = path.resolve(folder);
  const top = nearestAbove(full);
  const watchers: fs.FSWatcher[] = [];
  try {
    const inside = top === full ? fs.readdirSync(top, { recursive: true, withFileTypes: true }) : [];
    const below = inside
      .filter((entry) => entry.isDirectory())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .filter((dir) => !isLeftOut(path.relative(top, dir)));
    // A folder that is removed tells so by an event; the error that some systems add says nothing more.
    for (const dir of [top, ...below]) watchers.push(fs.watch(dir, tell).on("error", tell));
    return watchers;
  } catch (error) {
    for (const watcher of watchers) watcher.close();
    // Gone since it was looked at.
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return watchDeeply(folder, tell);
    throw error;
  }
}

function nearestAbove(folder: string): string {
  return fs.existsSync(folder) ? folder : nearestAbove(path.dirname(folder));
}

/** What is never read need not be watched: a project's packages are thousands of folders. */
const isLeftOut = (file: string) =>
  file.split(path.sep).some((part) => part.startsWith(".") || part === "node_modules");
