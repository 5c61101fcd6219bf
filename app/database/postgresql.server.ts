import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { Prisma, type PrismaClient } from "../generated/prisma/client";
import { PrismaClient as PostgresqlClient } from "../generated/prisma-postgresql/client";
import { type Adapter, PLANS, whenOver } from "./driver";

/** The SQL that works only on PostgreSQL. Only this file and the queue's library contain such SQL. */

/**
 * The number of connections in one process's pool. Listening uses additional connections. A server allows 100 by
 * default.
 */
const CONNECTIONS = 12;
/** Timeouts for connecting and for a query. After either timeout, the database counts as unavailable. */
const CONNECT_MS = 5_000;
const ANSWER_MS = 30_000;

/**
 * Pages read a few rows of large tables, using indexes that are in memory. PostgreSQL's defaults suit spinning disks,
 * where reading a whole table is cheaper. Compiling queries (`jit`), also on by default, suits long reports: compiling
 * a short query takes longer than running it.
 */
const PLANNING = "SET random_page_cost = 1.1; SET jit = off";

let pool: pg.Pool | undefined;

/** Returns the process's connection pool, for the queue's library. Throws if the database is not PostgreSQL. */
export function getPool(): pg.Pool {
  if (!pool) throw new Error("this installation doesn't use PostgreSQL");
  return pool;
}

/** Replaces a connection that was lost in the middle of a transaction, or didn't end its transaction in time. */
class Recovering extends PrismaPg {
  override async connect() {
    const adapter: Adapter = await super.connect();
    const { startTransaction } = adapter;
    adapter.startTransaction = async (level) => {
      const transaction = await startTransaction.call(adapter, level);
      whenOver(transaction, (how) => {
        // The driver keeps the connection in this untyped field. With `true`, the pool doesn't reuse the connection.
        if (how === "broken") (transaction as unknown as { client: pg.PoolClient }).client.release(true);
      });
      return transaction;
    };
    return adapter as Awaited<ReturnType<PrismaPg["connect"]>>;
  }
}

/**
 * The client for PostgreSQL. It is generated from the same schema as the client for SQLite, so both have the same type.
 */
export function openPostgresql(url: string): PrismaClient {
  pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: ANSWER_MS,
    keepAlive: true,
    application_name: "onramp",
    onConnect: async (connection) => void (await connection.query(PLANNING)),
  });
  // An idle connection that breaks is not a fault, because the next query opens another one. A connection in use
  // reports the error to the code that uses it.
  pool.on("error", () => {});
  pool.on("connect", (connection) => connection.on("error", () => {}));
  const client = new PostgresqlClient({
    adapter: new Recovering(pool, { disposeExternalPool: true }),
    queryPlanCacheMaxSize: PLANS,
    transactionOptions: { maxWait: 10_000, timeout: 15_000 },
  });
  return client as unknown as PrismaClient;
}

/** Anything that runs SQL: the client, or a transaction. */
type Speaker = Pick<PrismaClient, "$queryRaw" | "$executeRaw">;

/** The current time by the server's clock, which all machines share. */
export async function postgresqlNow(db: Speaker): Promise<Date> {
  const [row] = await db.$queryRaw<{ now: Date }[]>`SELECT now() AS now`;
  return row!.now;
}

/**
 * The queue's tables belong to graphile-worker (pinned to one version). We call its functions where they exist, and use
 * its tables otherwise. With `unsafe_dedupe`, a key is queued only once, even while its job is running, or after the
 * job has failed for good.
 */
export async function addGraphileJob(
  tx: Speaker,
  { task, key, payload, maxAttempts }: { task: string; key: string; payload: string; maxAttempts: number },
): Promise<void> {
  await tx.$executeRaw`SELECT id FROM graphile_worker.add_job(${task}, ${JSON.stringify(payload)}::json,
    job_key => ${key}, job_key_mode => 'unsafe_dedupe', max_attempts => ${maxAttempts}::int)`;
}

/** Makes all workers poll for jobs now. */
async function nudgeGraphile(db: Speaker): Promise<void> {
  await db.$executeRaw`SELECT pg_notify('jobs:insert', '{"count":1}')`;
}

export async function listGraphileHolders(db: Speaker): Promise<string[]> {
  const rows = await db.$queryRaw<{ holder: string }[]>`
    SELECT DISTINCT locked_by AS holder FROM graphile_worker.jobs WHERE locked_by IS NOT NULL`;
  return rows.map(({ holder }) => holder);
}

export async function unlockGraphileJobs(db: Speaker, holders: readonly string[]): Promise<void> {
  await db.$executeRaw`SELECT graphile_worker.force_unlock_workers(${[...holders]}::text[])`;
  await nudgeGraphile(db);
}

/** Releases the jobs that a holder has locked, without counting an attempt. */
export async function giveBackGraphileJobs(db: Speaker, holder: string): Promise<void> {
  const count = await db.$executeRaw`
    UPDATE graphile_worker._private_jobs SET locked_at = NULL, locked_by = NULL, attempts = attempts - 1
    WHERE locked_by = ${holder}`;
  if (count > 0) await nudgeGraphile(db);
}

export interface GraphileFigures {
  readonly waiting: number;
  readonly running: number;
  readonly failed: number;
  /**
   * Seconds since the oldest waiting job was due: negative if the job is not due yet, and null if no job is waiting.
   */
  readonly oldest: number | null;
}

export async function countGraphileJobs(db: Speaker): Promise<GraphileFigures> {
  const [row] = await db.$queryRaw<GraphileFigures[]>`
    SELECT count(*) FILTER (WHERE locked_at IS NULL AND attempts < max_attempts)::int AS waiting,
           count(*) FILTER (WHERE locked_at IS NOT NULL)::int AS running,
           count(*) FILTER (WHERE locked_at IS NULL AND attempts >= max_attempts)::int AS failed,
           (extract(epoch FROM now() - min(run_at) FILTER (WHERE locked_at IS NULL AND attempts < max_attempts)))::float8
             AS oldest
    FROM graphile_worker.jobs`;
  return row!;
}

export interface GraphileJob {
  readonly key: string;
  readonly task: string;
  readonly attempts: number;
  readonly failedAt: Date;
}

/** Jobs that have used up their attempts, latest first. */
export function listFailedGraphileJobs(db: Speaker): Promise<GraphileJob[]> {
  return db.$queryRaw<GraphileJob[]>`
    SELECT key, task_identifier AS task, attempts::int AS attempts, updated_at AS "failedAt" FROM graphile_worker.jobs
    WHERE locked_at IS NULL AND attempts >= max_attempts AND key IS NOT NULL ORDER BY updated_at DESC`;
}

export async function findGraphileJob(
  db: Speaker,
  key: string,
): Promise<{ hasFailed: boolean; isGivenUp: boolean } | null> {
  const rows = await db.$queryRaw<{ hasFailed: boolean; isGivenUp: boolean }[]>`
    SELECT last_error IS NOT NULL AS "hasFailed", locked_at IS NULL AND attempts >= max_attempts AS "isGivenUp"
    FROM graphile_worker.jobs WHERE key = ${key}`;
  return rows[0] ?? null;
}

export async function retryGraphileJob(db: Speaker, key: string): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT id::text FROM graphile_worker.reschedule_jobs(
      ARRAY(SELECT id FROM graphile_worker.jobs WHERE key = ${key} AND locked_at IS NULL AND attempts >= max_attempts),
      run_at => now(), attempts => 0)`;
  if (rows.length > 0) await nudgeGraphile(db);
  return rows.length > 0;
}

/** Removes jobs with these payloads from the queue. */
export async function forgetGraphileJobs(tx: Speaker, payloads: readonly string[]): Promise<void> {
  const texts = payloads.map((payload) => JSON.stringify(payload));
  await tx.$executeRaw`DELETE FROM graphile_worker._private_jobs WHERE payload::text = ANY(${texts}::text[])`;
}

/** The database's version, and the names of the migrations applied to it. */
export async function readPostgresqlFacts(db: Speaker): Promise<{ version: string; migrations: string[] }> {
  const [about] = await db.$queryRaw<{ version: string }[]>`SELECT current_setting('server_version') AS version`;
  const done = await db.$queryRaw<
    { name: string }[]
  >`SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL`;
  return { version: `PostgreSQL ${about?.version}`, migrations: done.map(({ name }) => name) };
}

/** Sends a message to everyone who listens on the channel, once the transaction commits. */
export async function notify(tx: Speaker, channel: string, payload: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${channel}, ${payload})`;
}

/** The time that is the given number of hours before another time. */
export const hoursBeforeInPostgresql = (moment: Prisma.Sql, hours: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(${moment} - (${hours}) * interval '1 hour')`;
