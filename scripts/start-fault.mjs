/** Plain messages for errors that the operator can fix, keyed by SQLite's error code. */
const IN_PLAIN_WORDS = {
  SQLITE_READONLY:
    "The database file can't be written. Check the permissions of the file and its folder, and the disk.",
  SQLITE_CANTOPEN:
    "The database file can't be opened. Check DATABASE_URL, and the permissions of the file and its folder.",
  SQLITE_FULL: "The disk with the database file is full. Free some space.",
  SQLITE_BUSY: "Another process has locked the database file. Wait for it to end, or stop it.",
  SQLITE_NOTADB: "The file that DATABASE_URL names isn't a SQLite database.",
  SQLITE_CORRUPT: "The database file is damaged. `npm run restore -- <file>` restores a backup.",
};

/** Explains why the start failed, and ends the process. If an error is a bug in our code, prints its stack, too. */
export function explainAndStop(error) {
  // Prisma's adapter has the original error in `cause`.
  const [, code = ""] = /^(SQLITE_[A-Z]+)/.exec(error?.cause?.originalCode ?? error?.code ?? "") ?? [];
  console.error(IN_PLAIN_WORDS[code] ?? (error?.constructor === Error ? error.message : error));
  console.error("Onramp couldn't start.");
  process.exit(1);
}
