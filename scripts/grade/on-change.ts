import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** Events within this time count as one change, because an editor writes, renames and touches files when it saves. */
const QUIET_MS = 100;

/**
 * Runs `act` now, and again after each change in any of the folders, until the signal is aborted. Runs don't overlap. A
 * change during a run leads to one more run.
 */
export async function onChange(
  folders: readonly string[],
  act: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    let notify = () => {};
    const changed = new Promise<void>((resolve) => {
      notify = resolve;
    });
    signal.addEventListener("abort", notify);
    // Watch before reading, so that no change in between is missed.
    const watchers = folders.flatMap((folder) => watchDeeply(folder, notify));
    await act();
    await changed;
    signal.removeEventListener("abort", notify);
    if (!signal.aborted) await sleep(QUIET_MS);
    for (const watcher of watchers) watcher.close();
  }
}

/**
 * Creates one watcher per folder. New watchers are needed after each change: editors save a file by renaming another
 * file over it, and on Linux, a recursive watcher in Node 20 sees only the first such rename. For a folder that no
 * longer exists, watches its nearest existing parent.
 */
function watchDeeply(folder: string, notify: () => void): fs.FSWatcher[] {
  const full = path.resolve(folder);
  const top = nearestAbove(full);
  const watchers: fs.FSWatcher[] = [];
  try {
    const inside = top === full ? fs.readdirSync(top, { recursive: true, withFileTypes: true }) : [];
    const below = inside
      .filter((entry) => entry.isDirectory())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .filter((dir) => !isLeftOut(path.relative(top, dir)));
    // When a folder is removed, some systems send an error in addition to the event. The error has the same effect as
    // the event.
    for (const dir of [top, ...below]) watchers.push(fs.watch(dir, notify).on("error", notify));
    return watchers;
  } catch (error) {
    for (const watcher of watchers) watcher.close();
    // A folder was deleted after it was listed.
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return watchDeeply(folder, notify);
    throw error;
  }
}

function nearestAbove(folder: string): string {
  return fs.existsSync(folder) ? folder : nearestAbove(path.dirname(folder));
}

/** Folders that are never read aren't watched, because a project's packages alone are thousands of folders. */
const isLeftOut = (file: string) =>
  file.split(path.sep).some((part) => part.startsWith(".") || part === "node_modules");
