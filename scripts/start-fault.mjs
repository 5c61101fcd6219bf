/** What a host can mend, in plain words, by SQLite's code. */
const IN_PLAIN_WORDS = {
  SQLITE_READONLY: "The database file cannot be written. Look at who may write it and its folder, and at the disk.",
  SQLITE_CANTOPEN:
    "The database file cannot be opened. Look at DATABASE_URL, and at who may read the file and its folder.",
  SQLITE_FULL: "The disk of the database file is full. Make room on it.",
  SQLITE_BUSY: "Another process has locked the database file. Wait for it, or end it.",
  SQLITE_NOTADB: "The file that DATABASE_URL names is no SQLite database.",
  SQLITE_CORRUPT: "The database file is damaged. `npm run restore -- <file>` puts a backup in its place.",
};

/**
 * Says why the start did not work, and ends the process. What is no plain error is a bug of ours: its stack is told,
 * too.
 */
export function tellAndStop(error) {
  // Prisma's adapter has it in the cause.
  const [, code = ""] = /^(SQLITE_[A-Z]+)/.exec(error?.cause?.originalCode ?? error?.code ?? "") ?? [];
  console.error(IN_PLAIN_WORDS[code] ?? (error?.constructor === Error ? error.message : error));
  console.error("Onramp has not started.");
  process.exit(1);
}
