/**
 * Applies the migrations of this copy of Onramp to the database: for SQLite in this file, for PostgreSQL in
 * migrate-postgresql.mjs. Fast if there is nothing to do.
 */
import fs from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { listMigrations, migrateSqliteTo } from "./migrations.mjs";
import { keepPrivate } from "./private-files.mjs";

const FOLDER = "prisma/migrations";

function applied(file) {
  if (!fs.existsSync(file)) return new Set();
  const database = new Database(file, { readonly: true });
  try {
    const rows = database
      .prepare("SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL")
      .all();
    return new Set(rows.map((row) => row.name));
  } catch {
    return new Set(); // An empty file has no such table.
  } finally {
    database.close();
  }
}

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

/** Applies the missing migrations. On failure, prints a plain message and ends the process. */
function migrateSqlite(url) {
  const file = path.resolve(url.replace(/^file:/, ""));
  const known = listMigrations(FOLDER);
  const there = applied(file);
  const newer = [...there].filter((name) => !known.includes(name));
  if (newer.length > 0) {
    console.error(
      `The database ${file} was made by a newer Onramp (${newer.join(", ")}). Update this copy of Onramp, or set another DATABASE_URL.`,
    );
    process.exit(1);
  }
  const missing = known.filter((name) => !there.has(name));
  if (missing.length === 0) return;
  console.log(`Updating the database (${missing.length} step${missing.length === 1 ? "" : "s"})…`);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const database = new Database(file);
  try {
    migrateSqliteTo(database, FOLDER, missing);
  } catch (error) {
    console.error(`${error.message}\nThe database couldn't be updated, for the reason above.`);
    process.exit(1);
  } finally {
    database.close();
  }
}

if (process.argv[1] === import.meta.filename) {
  migrate().catch((error) => {
    console.error(error.message);
    process.exit(1);
  });
}
