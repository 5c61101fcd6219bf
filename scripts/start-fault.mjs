import { databaseUrl, fileOf } from "./backup/database-file.mjs";

/** What is wrong with the database file, if the operator can fix it, keyed by SQLite's error code. */
const IN_PLAIN_WORDS = {
  SQLITE_READONLY: "can't be written. Check the permissions of the file and its folder, and the disk.",
  SQLITE_CANTOPEN: "can't be opened. Check DATABASE_URL, and the permissions of the file and its folder.",
  SQLITE_FULL: "can't grow, because its disk is full. Free some space.",
  SQLITE_BUSY: "is locked by another process. Wait for it to end, or stop it.",
  SQLITE_IOERR: "can't be read or written. Check its disk.",
  SQLITE_NOTADB: "isn't a SQLite database. Name another file in DATABASE_URL.",
  SQLITE_CORRUPT: "is damaged. `npm run restore -- <file>` restores a backup.",
};

/** Explains why the start failed, and ends the process. If an error is a bug in our code, prints its stack, too. */
export function explainAndStop(error) {
  // Prisma's adapter has the original error in `cause`.
  const [, code = ""] = /^(SQLITE_[A-Z]+)/.exec(error?.cause?.originalCode ?? error?.code ?? "") ?? [];
  if (IN_PLAIN_WORDS[code]) console.error(`The database file ${fileOf(databaseUrl())} ${IN_PLAIN_WORDS[code]}`);
  else console.error(error?.constructor === Error ? error.message : error);
  console.error("Onramp couldn't start.");
  process.exit(1);
}
