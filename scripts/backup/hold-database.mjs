// Detects whether a process uses a SQLite file by SQLite's own locks. These end with their process, however it ends, so
// a process that died long ago can't block anything.
import Database from "better-sqlite3";

/**
 * In WAL mode, which every process of Onramp sets at start, a connection keeps a shared lock on the file from its first
 * query until it closes, even while idle. So an exclusive lock is available exactly when no one else has the file open.
 */
function lockAlone(/** @type {import("better-sqlite3").Database} */ connection, /** @type {string} */ file) {
  connection.pragma("locking_mode = EXCLUSIVE");
  try {
    connection.exec("BEGIN EXCLUSIVE; COMMIT");
  } catch (error) {
    if (!String(error.code).startsWith("SQLITE_BUSY")) throw error;
    throw new Error(
      `${file} is in use: a server, a worker or another command has it open. Stop it (with Ctrl-C or your service manager), then try again.`,
      { cause: error },
    );
  }
}

const open = (/** @type {string} */ file) => new Database(file, { fileMustExist: true, timeout: 1_000 });

/**
 * Throws a one-line error if another process has the file open.
 * @param {string} file
 */
export function refuseInUse(file) {
  const connection = open(file);
  try {
    lockAlone(connection, file);
  } finally {
    connection.close();
  }
}

/**
 * Locks all other processes out until it is released. Moves the log into the file and removes the log. While the lock
 * is held, this process must not open the file again: closing that connection would end the locks (POSIX).
 * @param {string} file
 * @returns {{ letGo(): void }}
 */
export function holdAlone(file) {
  const connection = open(file);
  try {
    lockAlone(connection, file);
    connection.pragma("journal_mode = DELETE");
    connection.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    connection.close();
    throw error;
  }
  return { letGo: () => connection.close() };
}
