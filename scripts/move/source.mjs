// Handles the SQLite side of a move: locks the file against writing and describes its tables.
import Database from "better-sqlite3";
import { describeError } from "../backup/database-file.mjs";
import { refuseInUse } from "../backup/hold-database.mjs";
import { missingMigrations } from "../backup/migrations.mjs";

/**
 * Locks the source against writing. Throws a one-line error if another process uses the file, or if the file isn't
 * Onramp's, is damaged, or is older than this code. Until the lock is released, other processes can read the file but
 * not write to it, so no new data can be left behind.
 * @param {string} file
 * @returns {{ tables: Table[], lastIds: Map<string, number>, letGo(): void }}
 */
export function holdSource(file) {
  try {
    refuseInUse(file);
  } catch (error) {
    throw describeError(error, file, "write");
  }
  const connection = new Database(file, { fileMustExist: true, timeout: 1_000 });
  try {
    connection.exec("BEGIN IMMEDIATE");
    const [found] = connection.pragma("integrity_check(1)");
    if (found.integrity_check !== "ok" || connection.pragma("foreign_key_check").length > 0)
      throw new Error(`${file} is damaged. Restore a backup (docs/backup.md).`);
    if (missingMigrations(connection, file).length > 0)
      throw new Error(
        `${file} is older than this copy of Onramp. Start Onramp once with this file, stop it, then try again.`,
      );
    return { tables: tablesOf(connection), lastIds: lastIdsOf(connection), letGo: () => connection.close() };
  } catch (error) {
    connection.close();
    throw describeError(error, file, "write");
  }
}

/**
 * @typedef {object} Table
 * @property {string} name
 * @property {string[]} key the columns of its primary key
 */

/** All tables except the table of migrations, each after the tables that it references. */
function tablesOf(/** @type {import("better-sqlite3").Database} */ connection) {
  const names = connection
    .prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> '_prisma_migrations'",
    )
    .pluck()
    .all();
  const parents = new Map(
    names.map((name) => [
      name,
      connection
        .pragma(`foreign_key_list("${name}")`)
        .map((/** @type {{ table: string }} */ key) => key.table)
        .filter((/** @type {string} */ parent) => parent !== name),
    ]),
  );
  /** @type {string[]} */
  const ordered = [];
  while (ordered.length < names.length) {
    const next = names.find(
      (name) =>
        !ordered.includes(name) && parents.get(name).every((/** @type {string} */ parent) => ordered.includes(parent)),
    );
    if (next === undefined) throw new Error("the tables' foreign keys form a cycle");
    ordered.push(next);
  }
  return ordered.map((name) => ({
    name,
    key: connection
      .pragma(`table_info("${name}")`)
      .filter((/** @type {{ pk: number }} */ column) => column.pk > 0)
      .sort((/** @type {{ pk: number }} */ a, /** @type {{ pk: number }} */ b) => a.pk - b.pk)
      .map((/** @type {{ name: string }} */ column) => column.name),
  }));
}

/** The last id that each autoincrement table has assigned, even if the row with that id has been deleted. */
function lastIdsOf(/** @type {import("better-sqlite3").Database} */ connection) {
  const isThere = connection.prepare("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_sequence'").get();
  const rows = isThere ? connection.prepare("SELECT name, seq FROM sqlite_sequence").all() : [];
  return new Map(rows.map(({ name, seq }) => [name, seq]));
}
