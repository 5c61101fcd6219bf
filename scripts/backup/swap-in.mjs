// Replaces one database with another.
import fs from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import Database from "better-sqlite3";
import { holdAlone, refuseInUse } from "./hold-database.mjs";

/** The longest time between SQLite's checks of a lock for which it is waiting. */
const LOOK_MS = 300;

/** Merges a database and its log into one file, and syncs it to disk. */
function settle(/** @type {string} */ file) {
  const connection = new Database(file, { fileMustExist: true });
  connection.pragma("journal_mode = DELETE");
  connection.close();
  const handle = fs.openSync(file, "r+");
  fs.fsyncSync(handle);
  fs.closeSync(handle);
}

/**
 * The name under which the replaced database is kept, with the date and time: `onramp.db.before-restore-20261120-1130`.
 */
function keptName(/** @type {string} */ target) {
  const stamp = new Date().toISOString().slice(0, 16).replaceAll(/[-:]/g, "").replace("T", "-");
  const base = `${target}.before-restore-${stamp}`;
  for (let n = 1; ; n++) {
    const name = n === 1 ? base : `${base}-${n}`;
    if (!fs.existsSync(name)) return name;
  }
}

/**
 * Locks the target against all other processes. Returns null if the target isn't a database, because no process can be
 * using it.
 */
function hold(/** @type {string} */ target) {
  try {
    return holdAlone(target);
  } catch (error) {
    if (/^SQLITE_(NOTADB|CORRUPT)/.test(error.code ?? "")) return null;
    throw error;
  }
}

/**
 * Replaces `target` with `copy`. A server that starts in the meantime finds one of the two files, provided that the
 * file system has hard links.
 * @param {string} copy a complete database that no process uses
 * @param {string} target
 * @returns {Promise<{ kept: string | null, isStillUsed: boolean }>} the path at which the old database is kept (null if
 * there was none), and whether a process opened the target just before the swap, waited for its lock, and now uses the
 * old database
 */
export async function swapIn(copy, target) {
  settle(copy);
  const isThere = fs.existsSync(target);
  const held = isThere ? hold(target) : null;
  const kept = keptName(target);
  try {
    // Move an old log away, or SQLite would apply it to the new database. A database that could be locked has no log,
    // because locking it removes the log.
    for (const end of held ? [] : ["-wal", "-journal"]) {
      if (fs.existsSync(`${target}${end}`)) fs.renameSync(`${target}${end}`, `${kept}${end}`);
    }
    fs.rmSync(`${target}-shm`, { force: true });
    if (isThere) nameAlso(target, kept);
    fs.renameSync(copy, target);
    if (isThere) fs.chmodSync(kept, 0o600);
  } finally {
    held?.letGo();
  }
  if (!held) return { kept: isThere ? kept : null, isStillUsed: false };
  await sleep(LOOK_MS);
  return { kept, isStillUsed: isInUse(kept) };
}

/** Gives the file a second name, and keeps the first name. On file systems without hard links, renames the file. */
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
