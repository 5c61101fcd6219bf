// Finds the database and explains file errors. This module uses no packages.
import fs from "node:fs";
import path from "node:path";

/** Returns DATABASE_URL, or its default. */
export const databaseUrl = () => process.env.DATABASE_URL || "file:data/onramp.db";

export const isPostgres = (/** @type {string} */ url) => /^postgres(ql)?:/.test(url);

/**
 * The absolute path of the file in a URL like `file:data/onramp.db`. Relative paths are resolved from the project's
 * root, as in the server.
 * @param {string} url
 */
export function fileOf(url) {
  if (!url.startsWith("file:") || url.length === 5) {
    throw new Error(`A SQLite database needs an address like file:data/onramp.db; this is ${url.split(":")[0]}:…`);
  }
  return path.resolve(import.meta.dirname, "../..", url.slice(5));
}

/**
 * The absolute path of a file that is given on the command line. A relative path is resolved from the folder in which
 * `npm run` was called.
 * @param {string} name
 */
export const namedFile = (name) => path.resolve(process.env.INIT_CWD ?? process.cwd(), name);

/**
 * Explains an error in one line that says what to do. Unknown errors are returned unchanged.
 * @param {any} error from the file system, or from the SQLite driver
 * @param {string} file
 * @param {"read" | "write"} doing
 */
export function describeError(error, file, doing) {
  const code = String(error?.code ?? "");
  const line = (/** @type {string} */ text) => new Error(text, { cause: error });
  if (/^(ENOSPC|EDQUOT|SQLITE_FULL)/.test(code))
    return line(`There is not enough space for ${file}. Free some space on that disk, or name a file on another disk.`);
  if (/^(EIO|EFBIG|SQLITE_IOERR)/.test(code))
    return line(
      `The disk could not ${doing} ${file}. Either it is failing, or a quota or file size limit applies. Use another disk.`,
    );
  if (code === "ENOENT" && doing === "write")
    return line(`There is no folder ${path.dirname(file)}. Create it (mkdir -p), or name another file.`);
  if (code === "ENOTDIR") return line(`${path.dirname(file)} isn't a folder. Name another file.`);
  if (code === "EISDIR") return line(`${file} is a folder. Name a file.`);
  if (code === "ENOENT") return line(`There is no file ${file}.`);
  if (/^(EACCES|EPERM|EROFS|SQLITE_READONLY|SQLITE_AUTH|SQLITE_PERM)/.test(code))
    return line(`You don't have permission to ${doing} ${file}. Run the command as the user that Onramp runs as.`);
  if (code.startsWith("SQLITE_CANTOPEN"))
    return line(
      `${file} can't be opened. Run the command as the user that Onramp runs as. That user must also own the folder.`,
    );
  if (code.startsWith("SQLITE_NOTADB")) return line(`${file} isn't a SQLite database.`);
  if (code.startsWith("SQLITE_CORRUPT")) return line(`${file} is damaged. Restore a backup (docs/backup.md).`);
  if (/^SQLITE_(BUSY|LOCKED)/.test(code))
    return line(`${file} is in use by another command, such as a restore. Try again when that command has ended.`);
  return error;
}

/**
 * Throws a one-line error if there is no database at this path, or if this user can't read it.
 * @param {string} file
 */
export function refuseMissing(file) {
  try {
    fs.accessSync(file, fs.constants.R_OK);
  } catch (error) {
    if (error.code !== "ENOENT") throw describeError(error, file, "read");
    throw new Error(`There is no database at ${file}. DATABASE_URL names it; Onramp creates it when it first starts.`);
  }
}

/**
 * The number of free bytes on the disk of `file`. The file's folder must exist.
 * @param {string} file
 */
export function roomBeside(file) {
  const { bavail, bsize } = fs.statfsSync(path.dirname(file));
  return bavail * bsize;
}

/** @param {number} bytes */
export const size = (bytes) =>
  bytes < 1e6
    ? `${Math.ceil(bytes / 1e3)} kB`
    : bytes < 1e9
      ? `${(bytes / 1e6).toFixed(1)} MB`
      : `${(bytes / 1e9).toFixed(2)} GB`;

/**
 * Syncs the file's folder to disk, so that a rename survives a power failure.
 * @param {string} file
 */
export function syncFolderOf(file) {
  const folder = fs.openSync(path.dirname(file), "r");
  try {
    fs.fsyncSync(folder);
  } finally {
    fs.closeSync(folder);
  }
}
