import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import pg from "pg";
import { PrismaClient } from "../../app/generated/prisma/client";
import { makeDatabase, type Postgresql, startPostgresql } from "./postgresql";

export type DatabaseKind = "sqlite" | "postgresql";

/** A database and data folder that several running processes share, and that the test can query. */
export interface Installation {
  readonly dir: string;
  /** The environment of every process that uses the database. */
  readonly env: Readonly<Record<string, string>>;
  query(sql: string): Promise<Record<string, unknown>[]>;
  remove(): Promise<void>;
}

/**
 * Creates an installation's data folder. For PostgreSQL, also starts a separate server; a SQLite file is created by the
 * first process.
 */
export async function makeInstallation(kind: DatabaseKind): Promise<Installation> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "onramp-run-"));
  let server: Postgresql | undefined;
  let url = `file:${path.join(dir, "onramp.db")}`;
  if (kind === "postgresql") {
    server = await startPostgresql();
    url = await makeDatabase(server.url, "onramp");
  }
  return {
    dir,
    env: {
      DATABASE_URL: url,
      DATA_DIR: dir,
      DEMO: "0",
      SECRET: "one secret for all of the processes",
      LOG_LEVEL: "error",
    },
    query: (sql) => (server ? askPostgresql(url, sql) : askSqlite(path.join(dir, "onramp.db"), sql)),
    async remove() {
      await server?.stop();
      fs.rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function askPostgresql(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
}

async function askSqlite(file: string, sql: string) {
  const db = new PrismaClient({ adapter: new PrismaBetterSqlite3({ url: `file:${file}`, timeout: 5_000 }) });
  try {
    return await db.$queryRawUnsafe<Record<string, unknown>[]>(sql);
  } finally {
    await db.$disconnect();
  }
}
