import { PrismaBetterSQLite3 } from "@prisma/adapter-better-sqlite3";
import { env } from "./env.server";
import { PrismaClient } from "./generated/prisma/client";

/** The only Prisma client. */
export const db = new PrismaClient({ adapter: new PrismaBetterSQLite3({ url: env.databaseUrl, timeout: 5000 }) });

/** A client inside a transaction: what a function takes that must write together with its caller. */
export type Transaction = Parameters<Parameters<typeof db.$transaction>[0]>[0];

/** Readers and writers at once, safe against a crash of the process. Called once at start. */
export async function tuneDatabase(): Promise<void> {
  await db.$queryRawUnsafe("PRAGMA journal_mode = WAL");
  await db.$queryRawUnsafe("PRAGMA synchronous = NORMAL");
  await db.$queryRawUnsafe("PRAGMA foreign_keys = ON");
  // What is deleted or overwritten is zeroed in the file, not only unlinked (promise 3).
  await db.$queryRawUnsafe("PRAGMA secure_delete = ON");
}

/**
 * After rows with somebody's words were deleted: takes the words out of the database's files, too. The log of writes
 * is emptied; `whole` rewrites the file, for one that was not always written with `secure_delete`. Returns false where
 * another process reads at that moment: what is left in the log goes with the next call, or when the last one closes.
 */
export async function forgetDeleted({ whole = false } = {}): Promise<boolean> {
  if (whole) await db.$executeRawUnsafe("VACUUM");
  const [state] = await db.$queryRawUnsafe<{ busy: bigint }[]>("PRAGMA wal_checkpoint(TRUNCATE)");
  return Number(state?.busy ?? 0) === 0;
}

/** Whether an error is a unique key's: somebody else wrote the same row first. */
export function isUniqueConflict(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === "P2002";
}
