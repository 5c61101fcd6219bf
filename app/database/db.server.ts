import type { PrismaClient } from "~/generated/prisma/client";
import { env } from "~/operations/env.server";
import { coarseIn } from "./coarse";
import {
  forgetGraphileJobs,
  hoursBeforeInPostgresql,
  openPostgresql,
  postgresqlNow,
  readPostgresqlFacts,
} from "./postgresql.server";
import { forgetDeletedInSqlite, hoursBeforeInSqlite, openSqlite, readSqliteFacts } from "./sqlite.server";
import { storableIn } from "./storable";
import { noteFault } from "./unavailable.server";

const client = env.databaseKind === "postgresql" ? openPostgresql(env.databaseUrl) : openSqlite(env.databaseUrl);

/** The only Prisma client. The clients for both databases are generated from one schema, so they have the same type. */
export const db = client.$extends({
  // Text is cleaned here, before Prisma sees it, because Prisma rejects half of a surrogate pair.
  query: {
    $allModels: {
      $allOperations: ({ model, operation, args, query }) =>
        query(coarseIn(model, operation, storableIn(args))).catch(noteFault),
    },
    $queryRaw: ({ args, query }) => query(args).catch(noteFault),
  },
}) as unknown as PrismaClient;

/**
 * A client inside a transaction. A function takes this client as a parameter if it must write in its caller's
 * transaction.
 */
export type Transaction = Parameters<Parameters<typeof db.$transaction>[0]>[0];

/**
 * The current time by the clock that all processes share: the database server's, or this machine's if the database is a
 * file.
 */
export async function databaseNow(): Promise<Date> {
  return env.databaseKind === "postgresql" ? postgresqlNow(db) : new Date();
}

/** The time that is the given number of hours before another time, for raw SQL. */
export const hoursBefore = env.databaseKind === "postgresql" ? hoursBeforeInPostgresql : hoursBeforeInSqlite;

/** The database's version ("SQLite 3.53.1"), and the names of the migrations applied to it. */
export async function readDatabaseFacts(): Promise<{ version: string; migrations: string[] }> {
  return env.databaseKind === "postgresql" ? readPostgresqlFacts(db) : readSqliteFacts(db);
}

/**
 * Call this after deleting rows with someone's text. If the database is a local file (SQLite), removes the text from
 * the database's files, too; `whole` rewrites the whole file. Returns false if another process is reading: the rest is
 * then removed by the next call, or by the last process when it closes the file. A PostgreSQL server maintains its own
 * files.
 */
export async function forgetDeleted({ whole = false } = {}): Promise<boolean> {
  return env.databaseKind === "postgresql" || forgetDeletedInSqlite(db, whole);
}

/**
 * Removes jobs with these payloads from the queue, on either database. Call this in the transaction that deletes the
 * rows that the payloads refer to.
 */
export async function forgetJobs(tx: Transaction, payloads: readonly string[]): Promise<void> {
  if (env.databaseKind === "postgresql") await forgetGraphileJobs(tx, payloads);
  else await tx.job.deleteMany({ where: { payload: { in: [...payloads] } } });
}

export {
  findFault as findDatabaseFault,
  rememberFaults as rememberDatabaseFaults,
} from "./unavailable.server";

/** Whether an error is a unique-key conflict: another request has already written the same row. */
export function isUniqueConflict(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === "P2002";
}
