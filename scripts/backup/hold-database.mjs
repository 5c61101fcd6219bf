// Whether anyone uses a SQLite file, by SQLite's own locks: these end with their process, however it ends, so no note
// of a process that is long gone can be in the way.
import Database from "better-sqlite3";

/**
 * In WAL mode, which every process of Onramp sets at its start, a connection keeps a shared lock on the file from its
 * first query until it closes, also while it does nothing. So an exclusive one can be had exactly when no one else is
 * there.
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
 * Throws an error of one line when another process has the file open.
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
 * Keeps everyone else out until it is let go; its log is emptied into the file and removed. While it is held, this
 * process must not open the file otherwise: closing that would end the locks (POSIX).
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
