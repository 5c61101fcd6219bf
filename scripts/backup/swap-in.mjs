// The step that puts one database in the place of another.
import fs from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import Database from "better-sqlite3";
import { holdAlone, refuseInUse } from "./hold-database.mjs";

/** SQLite looks for a lock again at least this often while it waits for one. */
const LOOK_MS = 300;

/** Makes one file of a database and its log, all on the disk. */
function settle(/** @type {string} */ file) {
  const connection = new Database(file, { fileMustExist: true });
  connection.pragma("journal_mode = DELETE");
  connection.close();
  const handle = fs.openSync(file, "r+");
  fs.fsyncSync(handle);
  fs.closeSync(handle);
}

/** A name for what was there, by the minute: `onramp.db.before-restore-20261120-1130`. */
function keptName(/** @type {string} */ target) {
  const stamp = new Date().toISOString().slice(0, 16).replaceAll(/[-:]/g, "").replace("T", "-");
  const base = `${target}.before-restore-${stamp}`;
  for (let n = 1; ; n++) {
    const name = n === 1 ? base : `${base}-${n}`;
    if (!fs.existsSync(name)) return name;
  }
}

/** Keeps everyone out of the target; null where it is no database: no one can be at work with it. */
function hold(/** @type {string} */ target) {
  try {
    return holdAlone(target);
  } catch (error) {
    if (/^SQLITE_(NOTADB|CORRUPT)/.test(error.code ?? "")) return null;
    throw error;
  }
}

/**
 * Puts `copy` in the place of `target`. Who starts a server before or after finds the one or the other, never none.
 * @param {string} copy a whole database that no one uses
 * @param {string} target
 * @returns {Promise<{ kept: string | null, isStillUsed: boolean }>} where the old one is kept (null: there was none),
 * and
 *   whether someone opened it just before the change, waited for its lock, and works with it now
 */
export async function swapIn(copy, target) {
  settle(copy);
  const isThere = fs.existsSync(target);
  const held = isThere ? hold(target) : null;
  const kept = keptName(target);
  try {
    // A log that is left there would be taken for the new one's. There is none where the database could be held.
    for (const end of held ? [] : ["-wal", "-journal"]) {
      if (fs.existsSync(`${target}${end}`)) fs.renameSync(`${target}${end}`, `${kept}${end}`);
    }
    fs.rmSync(`${target}-shm`, { force: true });
    if (isThere) nameAlso(target, kept);
    fs.renameSync(copy, target);
  } finally {
    held?.letGo();
  }
  if (!held) return { kept: isThere ? kept : null, isStillUsed: false };
  await sleep(LOOK_MS);
  return { kept, isStillUsed: isInUse(kept) };
}

/** A second name, so that the first one is never gone; a new name on file systems that know but one. */
function nameAlso(/** @type {string} */ file, /** @type {string} */ name) {
  try {
    fs.linkSync(file, name);
  } catch {
    fs.renameSync(file, name);
  }
}

function isInUse(/** @type {string} */ file) {
  try {
    refuseInUse(file);
    return false;
  } catch {
    return true;
  }
}
