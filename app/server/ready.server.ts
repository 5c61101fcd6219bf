import fs from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { RequestHandler } from "express";
import { readDatabaseFacts } from "~/database/db.server";
import { env } from "~/operations/env.server";

/**
 * Finds out whether this process can take requests: the database must answer, its tables must be up to date, and the
 * process must not be stopping.
 */

/** A database that takes longer than this to answer counts as unavailable. */
export const ANSWER_MS = 2_000;

/** The names of the migrations in this copy of Onramp. */
function knownMigrations(): string[] {
  const folder = env.databaseKind === "postgresql" ? "prisma/postgresql/migrations" : "prisma/migrations";
  const entries = fs.readdirSync(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

export interface DatabaseHealth {
  readonly version: string;
  /** Migrations that the database lacks. */
  readonly missing: readonly string[];
  /** Migrations in the database that this copy does not know, because a newer version has used the database. */
  readonly unknown: readonly string[];
}

/** The database's state. Null if the database does not answer in time. */
export async function askDatabase(): Promise<DatabaseHealth | null> {
  const late = new AbortController();
  try {
    const facts = await Promise.race([readDatabaseFacts(), sleep(ANSWER_MS, null, { signal: late.signal })]);
    if (!facts) return null;
    const known = knownMigrations();
    return {
      version: facts.version,
      missing: known.filter((name) => !facts.migrations.includes(name)),
      unknown: facts.migrations.filter((name) => !known.includes(name)),
    };
  } catch {
    return null;
  } finally {
    late.abort();
  }
}

export const isDatabaseUp = async (): Promise<boolean> => (await askDatabase()) !== null;

let isStopping = false;
let isReplaced = false;

/** While the server stops, each response ends its connection, so that no request arrives on a closing connection. */
export const endConnections: RequestHandler = (_request, response, next) => {
  if (isStopping) response.setHeader("Connection", "close");
  next();
};

/**
 * Makes `/readyz` fail from now on, so that a load balancer stops sending requests here. If another process has
 * replaced this one, `/readyz` doesn't fail, because the same address still answers.
 */
export function beginStopping(byReplacement: boolean): void {
  isStopping = true;
  isReplaced = byReplacement;
}

/**
 * Returns the reason why this process can't take requests, or null if it can. `isPoolUp` says whether its sandbox
 * processes start.
 */
export async function findUnready(isPoolUp: boolean): Promise<string | null> {
  if (isStopping && !isReplaced) return "stopping";
  if (!isPoolUp) return "the processes for learners’ code don’t start";
  const database = await askDatabase();
  if (!database) return "the database does not answer";
  return database.missing.length > 0 ? "the database’s tables are not up to date" : null;
}
