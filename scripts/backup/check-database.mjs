// Checks that a SQLite database can be used.
import Database from "better-sqlite3";
import { missingMigrations } from "./migrations.mjs";

/**
 * Throws a one-line error if the file is damaged, not Onramp's, or newer than this code.
 * @param {string} file
 * @param {string} name how errors refer to the file
 * @returns {{ missing: string[], people: number, handIns: number }} the names of the missing migrations, and the
 * numbers of people and submissions
 */
export function checkDatabase(file, name) {
  const damaged = (/** @type {string} */ what) =>
    new Error(`${name} is damaged (${what}). Use an older backup. Nothing was changed.`);
  const connection = new Database(file, { fileMustExist: true });
  try {
    const [first] = connection.pragma("integrity_check(1)");
    if (first.integrity_check !== "ok") throw damaged(first.integrity_check.replaceAll("\n", " "));
    const [broken] = connection.pragma("foreign_key_check");
    if (broken) throw damaged(`a row in ${broken.table} refers to a row in ${broken.parent} that does not exist`);
    const missing = missingMigrations(connection, name);
    const count = (/** @type {string} */ table) => connection.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
    return { missing, people: count("User"), handIns: count("Submission") };
  } catch (error) {
    if (error.code?.startsWith("SQLITE_CORRUPT")) throw damaged(error.message);
    throw error;
  } finally {
    connection.close();
  }
}
