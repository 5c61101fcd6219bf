// Copies a SQLite file from a given path, including the contents of its log if there is one.
import fs from "node:fs";
import Database from "better-sqlite3";
import { describeError, roomBeside, size } from "./database-file.mjs";

function openRead(/** @type {string} */ file) {
  try {
    return new Database(file, { fileMustExist: true, readonly: true });
  } catch (error) {
    throw describeError(error, file, "read");
  }
}

/**
 * Copies a database. Throws a one-line error if the source can't be read, or if the copy's disk is full.
 * @param {string} source
 * @param {string} copy an empty file
 */
export async function takeIn(source, copy) {
  const needed = fs.statSync(source).size;
  const room = roomBeside(copy);
  if (room < needed) {
    throw new Error(
      `There is not enough space in the database's folder: the restore needs ${size(needed)} more, and ${size(room)} is free. Free some space there.`,
    );
  }
  const connection = openRead(source);
  try {
    await connection.backup(copy);
  } catch (error) {
    throw /^SQLITE_(FULL|IOERR)/.test(error.code ?? "")
      ? describeError(error, copy, "write")
      : describeError(error, source, "read");
  } finally {
    connection.close();
  }
}
