/**
 * Applies the migrations of this copy of Onramp to the database: for SQLite in this file, for PostgreSQL in
 * migrate-postgresql.mjs. Fast if there is nothing to do.
 */
import fs from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { appliedTo, migrateSqliteTo, missingFrom } from "./migrations.mjs";
import { keepPrivate } from "./private-files.mjs";
import { explainAndStop } from "./start-fault.mjs";

const FOLDER = "prisma/migrations";

/**
 * Applies the missing migrations. A SQLite database is up to date when this function returns. For PostgreSQL, the
 * function returns a promise, and the database is up to date when the promise resolves.
 */
export async function migrate(url = process.env.DATABASE_URL || "file:data/onramp.db") {
  keepPrivate(url);
  if (url.startsWith("file:")) return migrateSqlite(url);
  if (!/^postgres(ql)?:\/\/./.test(url)) {
    throw new Error(
      `DATABASE_URL must be file:<path> or postgresql://<user>:<password>@<host>:<port>/<database>, not ${url.split(":")[0]}:…`,
    );
  }
  const { migratePostgresql } = await import("./migrate-postgresql.mjs");
  await migratePostgresql(url);
}

/** Applies the missing migrations. Throws SQLite's own error if there is something wrong with the file. */
function migrateSqlite(url) {
  const file = path.resolve(url.replace(/^file:/, ""));
  fs.mkdirSync(path.dirname(file), { recursive: true });
  // Another process may be migrating the same file, or swapping it in a restore.
  const database = new Database(file, { timeout: 30_000 });
  try {
    const missing = missingFrom(FOLDER, appliedTo(database), `The database ${file}`);
    if (missing.length === 0) return;
    console.log(`Updating the database (${missing.length} step${missing.length === 1 ? "" : "s"})…`);
    migrateSqliteTo(database, FOLDER, missing);
  } finally {
    database.close();
  }
}

if (process.argv[1] === import.meta.filename) {
  migrate().catch(explainAndStop);
}
