// Copies a SQLite database that is in use, and verifies the copy.
import Database from "better-sqlite3";

/**
 * The copy is made in at most this many steps, each followed by a progress update. Each step except the last one copies
 * at least `MIN_PAGES` pages.
 */
const STEPS = 100;
const MIN_PAGES = 64;

// Opens the file for writing if possible, so that SQLite recovers a log left by a crash.
const open = (/** @type {string} */ file) => new Database(file, { fileMustExist: true });

/**
 * Copies `source` into the empty file `target`, which is then a single file without a log next to it.
 *
 * SQLite's online backup restarts at the first page whenever another process has written between two steps, so it would
 * never finish while another process writes all the time. It doesn't restart if the source's connection holds a read
 * transaction: all steps then read the same snapshot of the database (sqlite3_backup_step only opens a transaction if
 * there is none). In WAL mode, which the server sets, other processes can keep reading and writing during the copy.
 *
 * @param {string} source
 * @param {string} target
 * @param {(done: number, total: number) => void} onProgress pages
 */
export async function copyLive(source, target, onProgress) {
  const from = open(source);
  try {
    from.exec("PRAGMA query_only = 1; BEGIN; SELECT count(*) FROM sqlite_master");
    const { totalPages } = await from.backup(target, {
      progress: ({ totalPages, remainingPages }) => {
        onProgress(totalPages - remainingPages, totalPages);
        return Math.max(MIN_PAGES, Math.ceil(totalPages / STEPS));
      },
    });
    onProgress(totalPages, totalPages);
    from.exec("COMMIT");
  } finally {
    from.close();
  }
  // Like the source, the copy is in WAL mode, so SQLite would create a log whenever someone opens it.
  const copy = open(target);
  try {
    copy.pragma("journal_mode = DELETE");
  } finally {
    copy.close();
  }
}

/**
 * Counts the rows in each table of a copy. Throws a one-line error if the copy is damaged, or not Onramp's.
 * @param {string} file
 * @returns {{ rows: { table: string, count: number }[], migration: string }}
 */
export function checkCopy(file) {
  const connection = open(file);
  try {
    const [first] = connection.pragma("integrity_check(1)");
    if (first.integrity_check !== "ok")
      throw new Error(`The database is damaged (${first.integrity_check}). Restore an older backup (docs/backup.md).`);
    const [broken] = connection.pragma("foreign_key_check");
    if (broken)
      throw new Error(
        `The database is damaged: a row in ${broken.table} refers to a row in ${broken.parent} that does not exist. ` +
          "Restore an older backup (docs/backup.md).",
      );
    const tables = connection
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
      .pluck()
      .all();
    if (!tables.includes("_prisma_migrations"))
      throw new Error("This is a database, but not one of Onramp's: it has no migrations table. Check DATABASE_URL.");
    const migration = connection
      .prepare(
        "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY migration_name DESC LIMIT 1",
      )
      .pluck()
      .get();
    const rows = tables
      .filter((name) => name !== "_prisma_migrations")
      .map((table) => ({ table, count: connection.prepare(`SELECT count(*) FROM "${table}"`).pluck().get() }));
    return { rows, migration: migration ?? "none" };
  } finally {
    connection.close();
  }
}
