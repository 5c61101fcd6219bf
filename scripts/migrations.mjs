/**
 * Applies migrations as `prisma migrate deploy` does, and records them in the same table, so that Prisma's own commands
 * can read it (docs/decisions/021). Each migration is applied completely or not at all.
 */
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";

const COLUMNS = {
  sqlite: `"id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME, "migration_name" TEXT NOT NULL,
    "logs" TEXT, "rolled_back_at" DATETIME, "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0`,
  postgresql: `id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
    migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
    started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0`,
};
const tableOf = (kind) => `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (${COLUMNS[kind]})`;

/** Names of the migrations in a folder, oldest first. */
export const listMigrations = (folder) =>
  fs
    .readdirSync(folder)
    .filter((name) => fs.statSync(path.join(folder, name)).isDirectory())
    .sort();

/**
 * Names of the migrations that have been applied to a SQLite database; empty if Onramp has never used it.
 * @param {import("better-sqlite3").Database} database
 * @returns {string[]}
 */
export function appliedTo(database) {
  const isThere = database
    .prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '_prisma_migrations'")
    .get();
  if (!isThere) return [];
  return database.prepare("SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL").pluck().all();
}

/**
 * Names of the migrations in a folder that a database lacks, oldest first. Throws a one-line error if a newer Onramp
 * has migrated the database.
 * @param {string} folder
 * @param {readonly string[]} applied
 * @param {string} name how the error refers to the database
 */
export function missingFrom(folder, applied, name) {
  const known = listMigrations(folder);
  const newer = applied.filter((migration) => !known.includes(migration));
  if (newer.length > 0)
    throw new Error(
      `${name} was made by a newer Onramp (${newer.join(", ")}). Update this copy of Onramp first, then try again.`,
    );
  return known.filter((migration) => !applied.includes(migration));
}

/**
 * Errors that have to do with the file and not with the migration. `start-fault.mjs` and `describeError` explain them.
 */
const OF_THE_FILE = /^SQLITE_(READONLY|CANTOPEN|FULL|BUSY|NOTADB|CORRUPT|IOERR)/;

function readMigration(folder, name) {
  const text = fs.readFileSync(path.join(folder, name, "migration.sql"));
  return {
    id: crypto.randomUUID(),
    sql: text.toString("utf8"),
    checksum: crypto.createHash("sha256").update(text).digest("hex"),
  };
}

/** Creates an error that says which migration failed, and why. */
const failed = (name, error) =>
  new Error(`The migration ${name} failed: ${error.message}\nThe database is unchanged by this migration.`, {
    cause: error,
  });

/** @param {import("better-sqlite3").Database} database */
export function migrateSqliteTo(database, folder, names) {
  database.exec(tableOf("sqlite"));
  const isApplied = database.prepare(
    "SELECT 1 FROM _prisma_migrations WHERE migration_name = ? AND finished_at IS NOT NULL",
  );
  const forget = database.prepare("DELETE FROM _prisma_migrations WHERE migration_name = ?");
  const note = database.prepare(
    "INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count) VALUES (?, ?, ?, ?, ?, 1)",
  );
  for (const name of names) {
    const { id, sql, checksum } = readMigration(folder, name);
    // Recreating a table must not delete rows in other tables that reference it. The pragma has no effect inside a
    // transaction.
    database.pragma(`foreign_keys = ${/PRAGMA foreign_keys\s*=\s*OFF/i.test(sql) ? "OFF" : "ON"}`);
    database.exec("BEGIN IMMEDIATE");
    try {
      // Another process may have applied the migration in the meantime.
      if (!isApplied.get(name)) {
        const startedAt = new Date().toISOString();
        database.exec(sql);
        forget.run(name);
        note.run(id, checksum, name, startedAt, new Date().toISOString());
      }
      database.exec("COMMIT");
    } catch (error) {
      if (database.inTransaction) database.exec("ROLLBACK");
      throw OF_THE_FILE.test(error.code) ? error : failed(name, error);
    }
  }
}

/** Applies migrations to PostgreSQL. The caller must hold a lock. @param {import("pg").Client} client */
export async function migratePostgresqlTo(client, folder, names) {
  await client.query(tableOf("postgresql"));
  for (const name of names) {
    const { id, sql, checksum } = readMigration(folder, name);
    await client.query("BEGIN");
    try {
      await client.query(sql);
      await client.query("DELETE FROM _prisma_migrations WHERE migration_name = $1", [name]);
      await client.query(
        "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) VALUES ($1, $2, $3, now(), 1)",
        [id, checksum, name],
      );
      await client.query("COMMIT");
    } catch (error) {
      await client.query("ROLLBACK").catch(() => {});
      // The code 42501 means "insufficient privilege". The caller has a plain message for this error.
      throw error.code === "42501" ? error : failed(name, error);
    }
  }
}
