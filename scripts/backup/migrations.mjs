// Finds out which migrations this code has, and which of them have been applied to a database.
import fs from "node:fs";
import path from "node:path";

const FOLDER = path.resolve(import.meta.dirname, "../../prisma/migrations");

const known = () =>
  fs
    .readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

/**
 * Compares a SQLite database with this code. Throws a one-line error if the database is not Onramp's, or is newer than
 * this code.
 * @param {import("better-sqlite3").Database} connection
 * @param {string} name how errors refer to the database
 * @returns {string[]} the names of the missing migrations
 */
export function missingMigrations(connection, name) {
  const isThere = connection
    .prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '_prisma_migrations'")
    .get();
  const applied = isThere
    ? connection.prepare("SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL").pluck().all()
    : [];
  const ours = known();
  const newer = applied.filter((migration) => !ours.includes(migration));
  if (applied.length === 0 || newer.length === applied.length)
    throw new Error(`${name} is a database, but not one of Onramp's. Name a file that npm run backup created.`);
  if (newer.length > 0)
    throw new Error(
      `${name} was made by a newer Onramp (${newer.join(", ")}). Update this copy of Onramp first, then try again.`,
    );
  return ours.filter((migration) => !applied.includes(migration));
}
