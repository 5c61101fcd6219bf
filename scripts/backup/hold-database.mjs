/**
 * Uses SQLite's own locks to find out whether a process has a SQLite file open. The system releases a process's locks
 * when it ends, even after a crash, so there are no stale locks.
 */
import Database from "better-sqlite3";

/**
 * Locks a file exclusively. In WAL mode, which every process of Onramp sets at start, a connection keeps a shared lock
 * on the file from its first query until it closes, even while idle. So an exclusive lock is available exactly when no
 * other connection has the file open.
 */
function lockAlone(/** @type {import("better-sqlite3").Database} */ connection, /** @type {string} */ file) {
  connection.pragma("locking_mode = EXCLUSIVE");
  try {
    connection.exec("BEGIN EXCLUSIVE; COMMIT");
  } catch (error) {
    if (!String(error.code).startsWith("SQLITE_BUSY")) throw error;
    throw new Error(
      `${file} is in use: a server, a worker or another command has it open. Stop that process (with Ctrl-C or your service manager), then try again.`,
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
 * Locks the file against all other processes until the caller releases it. Writes the log's contents into the file and
 * removes the log. While the lock is held, this process must not open the file again: closing the second connection
 * would release the locks (POSIX).
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
