// Protects the installation's files, which contain people's addresses and work, from other users of the machine.
import fs from "node:fs";
import path from "node:path";

const OTHERS = 0o077;

/**
 * Returns a file's stats, or undefined if there is no such file. An invalid path is reported later, when Onramp writes
 * to it.
 */
function findFile(file) {
  try {
    return fs.statSync(file);
  } catch {
    return undefined;
  }
}

/** Makes one file or folder private. Returns false if it exists and can't be made private. */
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
 * Makes everything that this process and its children create from now on private to its user (0600 and 0700). Also
 * makes the data folder, its secret, its list of deletions, the folder of scheduled exports and the database private if
 * they exist. Prints a plain message for each file or folder that can't be changed. If the database's folder is outside
 * the data folder, leaves that folder as it is, because other programs may share it.
 */
export function keepPrivate(
  url,
  {
    dataDir = process.env.DATA_DIR || "data",
    exportsDir = process.env.EXPORTS_DIR || path.join(dataDir, "exports"),
    say = console.error,
  } = {},
) {
  if (process.platform === "win32") return;
  process.umask(OTHERS);
  const files = ["secret", "deleted-people.jsonl"].map((name) => path.join(dataDir, name));
  if (url.startsWith("file:")) for (const end of ["", "-wal", "-shm"]) files.push(`${url.slice("file:".length)}${end}`);
  const open = [
    ...[dataDir, exportsDir].filter((folder) => !makePrivate(folder, 0o700)),
    ...files.filter((file) => !makePrivate(file, 0o600)),
  ];
  for (const file of open) {
    say(
      `Other users of this machine can read ${path.resolve(file)}, and Onramp can't change that. Make the user that runs Onramp the owner of this file.`,
    );
  }
}
