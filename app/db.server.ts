import { openPostgresql } from "./database/postgresql.server";
import { forgetDeletedInSqlite, openSqlite } from "./database/sqlite.server";
import { env } from "./env.server";
import type { PrismaClient } from "./generated/prisma/client";

/** The only Prisma client. One schema makes both databases' clients, so one type serves both. */
export const db: PrismaClient =
  env.databaseKind === "postgresql" ? openPostgresql(env.databaseUrl) : openSqlite(env.databaseUrl);

/** A client inside a transaction: what a function takes that must write together with its caller. */
export type Transaction = Parameters<Parameters<typeof db.$transaction>[0]>[0];

/**
 * After rows with somebody's words were deleted: takes the words out of the database's files, too, where the database is
 * a file of ours (SQLite). `whole` rewrites it. Returns false where another process reads at that moment: what is left
 * goes with the next call, or when the last one closes. A PostgreSQL server looks after its own files.
 */
export async function forgetDeleted({ whole = false } = {}): Promise<boolean> {
  return env.databaseKind === "postgresql" || forgetDeletedInSqlite(db, whole);
}

/** Whether an error is a unique key's: somebody else wrote the same row first. */
export function isUniqueConflict(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === "P2002";
}
