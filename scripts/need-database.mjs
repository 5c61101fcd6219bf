// For commands that need a database which Onramp has already set up.
import Database from "better-sqlite3";
import { databaseUrl, describeError, fileOf, isPostgres, refuseMissing } from "./backup/database-file.mjs";
import { appliedTo, missingFrom } from "./migrations.mjs";

async function findMissing() {
  const url = databaseUrl();
  if (isPostgres(url)) {
    const { missingPostgresql } = await import("./migrate-postgresql.mjs");
    return { name: "The database", missing: await missingPostgresql(url) };
  }
  const file = fileOf(url);
  refuseMissing(file);
  try {
    const database = new Database(file, { fileMustExist: true });
    try {
      return { name: file, missing: missingFrom("prisma/migrations", appliedTo(database), file) };
    } finally {
      database.close();
    }
  } catch (error) {
    throw describeError(error, file, "read");
  }
}

/**
 * Ends the process with one line and exit code 1 if there is no database, or if it isn't up to date. Call this before
 * the first query: otherwise SQLite creates an empty file, and the query fails with Prisma's own error.
 */
export async function needDatabase() {
  try {
    const { name, missing } = await findMissing();
    if (missing.length === 0) return;
    console.error(`${name} is not up to date with this copy of Onramp. Start Onramp once (npm start), then try again.`);
  } catch (error) {
    console.error(error?.constructor === Error && error.code === undefined ? error.message : error);
  }
  process.exit(1);
}
