import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import type { PrismaClient } from "../generated/prisma/client";
import { PrismaClient as PostgresqlClient } from "../generated/prisma-postgresql/client";
import { type Adapter, guardQueries, whenOver } from "./driver";

/** What is said to PostgreSQL in its own words. The only file that does, but for the queue's own library. */

/** Connections of one process, the listening ones included. A server takes 100 unless it is told otherwise. */
const CONNECTIONS = 12;
/** How long to wait for a connection, and for an answer, before saying that the database is not there. */
const CONNECT_MS = 5_000;
const ANSWER_MS = 30_000;

let pool: pg.Pool | undefined;

/** The process' connections, for the queue's library. Throws where the database is not PostgreSQL. */
export function getPool(): pg.Pool {
  if (!pool) throw new Error("there is no PostgreSQL here");
  return pool;
}

/** A connection that was lost in the middle of a transaction, or did not end it in time, makes room for a new one. */
class Recovering extends PrismaPg {
  override async connect() {
    const adapter: Adapter = await super.connect();
    const { startTransaction } = adapter;
    guardQueries(adapter, () => undefined);
    adapter.startTransaction = async (level) => {
      const transaction = await startTransaction.call(adapter, level);
      guardQueries(transaction, () => undefined);
      whenOver(transaction, (how) => {
        // The driver keeps the connection there, and says so nowhere in its types. `true`: it is not used again.
        if (how === "broken") (transaction as unknown as { client: pg.PoolClient }).client.release(true);
      });
      return transaction;
    };
    return adapter as Awaited<ReturnType<PrismaPg["connect"]>>;
  }
}

/** The client for PostgreSQL. It is made from the same schema as SQLite's, so one type serves both. */
export function openPostgresql(url: string): PrismaClient {
  pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: ANSWER_MS,
    keepAlive: true,
    application_name: "onramp",
  });
  const client = new PostgresqlClient({
    adapter: new Recovering(pool, { disposeExternalPool: true }),
    transactionOptions: { maxWait: 10_000, timeout: 15_000 },
  });
  return client as unknown as PrismaClient;
}
