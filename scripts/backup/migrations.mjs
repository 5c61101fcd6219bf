// Finds out which of this code's migrations have been applied to a SQLite database.
import path from "node:path";
import { appliedTo, listMigrations, missingFrom } from "../migrations.mjs";

const FOLDER = path.resolve(import.meta.dirname, "../../prisma/migrations");

/**
 * Compares a SQLite database with this code. Throws a one-line error if the database is not Onramp's, or is newer than
 * this code.
 * @param {import("better-sqlite3").Database} connection
 * @param {string} name how errors refer to the database
 * @returns {string[]} the names of the missing migrations
 */
export function missingMigrations(connection, name) {
  const applied = appliedTo(connection);
  const ours = listMigrations(FOLDER);
  if (!applied.some((migration) => ours.includes(migration)))
    throw new Error(`${name} is a database, but not one of Onramp's. Name a file that npm run backup created.`);
  return missingFrom(FOLDER, applied, name);
}
