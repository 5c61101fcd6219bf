// Keeps what an installation stores from the other users of the machine: it holds people's addresses and work.
import fs from "node:fs";
import path from "node:path";

const OTHERS = 0o077;

/**
 * What is there under this name, or undefined. A path that can't be one is reported where something is written to it.
 */
function findFile(file) {
  try {
    return fs.statSync(file);
  } catch {
    return undefined;
  }
}

/** Makes one file or folder private. Returns false where it is there, and can't be. */
function makePrivate(file, mode) {
  const found = findFile(file);
  if (!found || (found.mode & OTHERS) === 0) return true;
  try {
    fs.chmodSync(file, mode);
    return true;
  } catch {
    return false;
  }
}

/**
 * From here on all that this process and its children make is for its own user (0600 and 0700); what is there of the
 * data folder and the database becomes so. Says in plain words what can't be changed. A database's folder outside of
 * the data folder may be shared with other programs, so it stays as it is.
 */
export function keepPrivate(url, dataDir = process.env.DATA_DIR || "data", say = console.error) {
  if (process.platform === "win32") return;
  process.umask(OTHERS);
  const files = ["secret", "deleted-people.jsonl"].map((name) => path.join(dataDir, name));
  if (url.startsWith("file:")) for (const end of ["", "-wal", "-shm"]) files.push(`${url.slice("file:".length)}${end}`);
  const open = [
    ...(makePrivate(dataDir, 0o700) ? [] : [dataDir]),
    ...files.filter((file) => !makePrivate(file, 0o600)),
  ];
  for (const file of open) {
    say(
      `Other users of this machine can read ${path.resolve(file)}, and Onramp can't change that. Make the user that runs Onramp its owner.`,
    );
  }
}
