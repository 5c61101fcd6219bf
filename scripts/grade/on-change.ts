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
 * A watcher a folder, made anew after each change: on Linux a recursive one loses files that editors put in place by
 * renaming. A folder that is gone is waited for in the nearest one above it that is there.
 */
function watchDeeply(folder: string, tell: () => void): fs.FSWatcher[] {
  const top = nearestAbove(path.resolve(folder));
  const inside = top === path.resolve(folder) ? fs.readdirSync(top, { recursive: true, withFileTypes: true }) : [];
  const below = inside
    .filter((entry) => entry.isDirectory())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((dir) => !isLeftOut(path.relative(top, dir)));
  return [top, ...below].flatMap((dir) => {
    try {
      // A folder that is removed tells so by an event; the error that some systems add says nothing more.
      return [fs.watch(dir, tell).on("error", tell)];
    } catch {
      // Gone since it was listed: the folder that held it tells of that.
      return [];
    }
  });
}

function nearestAbove(folder: string): string {
  return fs.existsSync(folder) ? folder : nearestAbove(path.dirname(folder));
}

/** What is never read need not be watched: a project's packages are thousands of folders. */
const isLeftOut = (file: string) =>
  file.split(path.sep).some((part) => part.startsWith(".") || part === "node_modules");
