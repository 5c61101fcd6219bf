/**
 * Copies a SQLite database that is in use, with the `sqlite3` package, and verifies the copy. Run this module in its
 * own process, because two SQLite libraries in one process break each other's locks on a file.
 */

/** How long to wait for a lock that another process holds briefly. */
const BUSY_MS = 5_000;
/**
 * The copy is made in this many steps, each followed by a progress update. No step has fewer than `MIN_PAGES` pages.
 */
const STEPS = 100;
const MIN_PAGES = 64;

/** Loads the `sqlite3` package, which is optional and may not be built on this machine. */
async function loadDriver() {
  try {
    return (await import("sqlite3")).default;
  } catch (cause) {
    throw new Error(
      "Backups need the package sqlite3, which isn't installed. (The package is optional, and is compiled if no prebuilt binary fits.) " +
        "Install sqlite3 with npm install --no-save sqlite3@6.0.1 (this may need a C++ compiler and Python), then try again.",
      { cause },
    );
  }
}

/**
 * @param {string} file must exist
 * @returns {Promise<import("node:events").EventEmitter & any>} a connection, which must not be used to change anything
 */
async function open(file) {
  const { Database, OPEN_READWRITE } = await loadDriver();
  // Opens the file for writing if possible, so that SQLite recovers a log that a crash left.
  const connection = await new Promise((resolve, reject) => {
    const opened = new Database(file, OPEN_READWRITE, (/** @type {unknown} */ error) =>
      error ? reject(named(error)) : resolve(opened),
    );
  });
  connection.configure("busyTimeout", BUSY_MS);
  return connection;
}

/** Calls a method of a connection or backup, and returns its result as a promise. */
const ask = (/** @type {any} */ on, /** @type {string} */ method, /** @type {unknown[]} */ ...args) =>
  new Promise((resolve, reject) => {
    on[method](...args, (/** @type {unknown} */ error, /** @type {unknown} */ answer) =>
      error ? reject(named(error)) : resolve(answer),
    );
  });

/**
 * Gives an error the name of its code. The package has no names for SQLite's extended codes, whose low byte is the
 * basic code.
 */
function named(/** @type {any} */ error) {
  if (error.code === "UNKNOWN") error.code = PLAIN_CODES.get(error.errno & 0xff) ?? error.code;
  return error;
}
const PLAIN_CODES = new Map([
  [5, "SQLITE_BUSY"],
  [8, "SQLITE_READONLY"],
  [10, "SQLITE_IOERR"],
  [11, "SQLITE_CORRUPT"],
  [14, "SQLITE_CANTOPEN"],
]);

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
  const from = await open(source);
  try {
    await ask(from, "exec", "PRAGMA query_only = 1; BEGIN; SELECT count(*) FROM sqlite_master");
    const backup = from.backup(target);
    try {
      let step = MIN_PAGES;
      for (let isDone = false; !isDone; ) {
        isDone = /** @type {boolean} */ (await ask(backup, "step", step));
        step = Math.max(MIN_PAGES, Math.ceil(backup.pageCount / STEPS));
        onProgress(backup.pageCount - backup.remaining, backup.pageCount);
      }
    } finally {
      if (!backup.failed) await new Promise((resolve) => backup.finish(resolve));
    }
    await ask(from, "exec", "COMMIT");
  } finally {
    await ask(from, "close");
  }
  // Like the source, the copy is in WAL mode, so SQLite would create a log whenever someone opens it.
  const copy = await open(target);
  try {
    await ask(copy, "exec", "PRAGMA journal_mode = DELETE");
  } finally {
    await ask(copy, "close");
  }
}

/**
 * Counts the contents of a copy. Throws a one-line error if it is damaged, or not Onramp's.
 * @param {string} file
 * @returns {Promise<{ rows: { table: string, count: number }[], migration: string }>}
 */
export async function checkCopy(file) {
  const connection = await open(file);
  const all = (/** @type {string} */ sql) => /** @type {Promise<any[]>} */ (ask(connection, "all", sql));
  try {
    const [first] = await all("PRAGMA integrity_check(1)");
    if (first.integrity_check !== "ok")
      throw new Error(`The database is damaged (${first.integrity_check}). Restore an older backup (docs/backup.md).`);
    const [broken] = await all("PRAGMA foreign_key_check");
    if (broken)
      throw new Error(
        `The database is damaged: a row in ${broken.table} refers to a row in ${broken.parent} that does not exist. ` +
          "Restore an older backup (docs/backup.md).",
      );
    const tables = await all(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    );
    if (!tables.some(({ name }) => name === "_prisma_migrations"))
      throw new Error("This is a database, but not one of Onramp's: it has no migrations table. Check DATABASE_URL.");
    const [last] = await all(
      "SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY migration_name DESC LIMIT 1",
    );
    const rows = [];
    for (const { name } of tables.filter(({ name }) => name !== "_prisma_migrations")) {
      const [{ count }] = await all(`SELECT count(*) AS count FROM "${name}"`);
      rows.push({ table: name, count });
    }
    return { rows, migration: last?.name ?? "none" };
  } finally {
    await ask(connection, "close");
  }
}
