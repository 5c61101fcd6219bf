// What must hold of a SQLite database before it is put to use.
import Database from "better-sqlite3";
import { missingMigrations } from "./migrations.mjs";

/**
 * Throws an error of one line when the file is damaged, not Onramp's, or newer than this code.
 * @param {string} file
 * @param {string} name what to call it
 * @returns {{ missing: string[], people: number, handIns: number }} migrations that it lacks, and how much it holds
 */
export function checkDatabase(file, name) {
  const damaged = (/** @type {string} */ what) =>
    new Error(`${name} is damaged (${what}). Use an older backup. Nothing was changed.`);
  const connection = new Database(file, { fileMustExist: true });
  try {
    const [first] = connection.pragma("integrity_check(1)");
    if (first.integrity_check !== "ok") throw damaged(first.integrity_check.replaceAll("\n", " "));
    const [broken] = connection.pragma("foreign_key_check");
    if (broken) throw damaged(`a row of ${broken.table} belongs to one of ${broken.parent} that does not exist`);
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
