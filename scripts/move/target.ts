import { addGraphileJob } from "~/database/postgresql.server";
import { storable } from "~/database/storable";
import type { PrismaClient } from "~/generated/prisma/client";
import type { Row } from "./rows";
import type { Table } from "./source.mjs";

/** Handles the PostgreSQL side of a move, in plain SQL. */

export type Target = Parameters<Parameters<PrismaClient["$transaction"]>[0]>[0];

/**
 * Locks these tables against other writers until the transaction ends. Throws if another connection is writing to them
 * at the moment.
 */
export async function lockTables(tx: Target, tables: readonly Table[]): Promise<void> {
  await tx.$executeRawUnsafe("SET LOCAL lock_timeout = '5s'");
  await tx.$executeRawUnsafe(
    `LOCK TABLE ${tables.map(({ name }) => `"${name}"`).join(", ")}, graphile_worker._private_jobs IN SHARE ROW EXCLUSIVE MODE`,
  );
}

/** Prepares a value for JSON. Numbers that JSON can't represent become text, which PostgreSQL accepts as a number. */
function writable(_column: string, value: unknown): unknown {
  if (typeof value === "string") return storable(value);
  const isSpecial = typeof value === "number" && (!Number.isFinite(value) || Object.is(value, -0));
  if (isSpecial) return Object.is(value, -0) ? "-0" : String(value);
  return typeof value === "bigint" ? String(value) : value;
}

/**
 * Inserts rows, unchanged except for characters that PostgreSQL can't store (`storable`). Doesn't use Prisma, which
 * keeps only 16 digits of a fractional number, although 17 are needed.
 */
export async function addRows(tx: Target, { name }: Table, rows: readonly Row[]): Promise<void> {
  const json = JSON.stringify(rows, writable);
  await tx.$executeRawUnsafe(
    `INSERT INTO "${name}" SELECT * FROM json_populate_recordset(NULL::"${name}", $1::json)`,
    json,
  );
}

/**
 * Makes the next id that a table assigns greater than `last`. If `last` is 0, the table has not assigned any ids yet.
 */
export async function continueAfter(tx: Target, table: string, last: number): Promise<void> {
  if (last === 0) return;
  const columns = await tx.$queryRaw<{ sequence: string }[]>`
    SELECT pg_get_serial_sequence(quote_ident(table_name), column_name) AS sequence
    FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name = ${table}
      AND pg_get_serial_sequence(quote_ident(table_name), column_name) IS NOT NULL`;
  for (const { sequence } of columns) await tx.$executeRaw`SELECT setval(${sequence}::regclass, ${last}::bigint)`;
}

/**
 * A job in graphile-worker's format. In graphile-worker, a job without attempts left has failed for good, and the time
 * of failure is the time of its last change.
 */
export interface MovedJob {
  readonly task: string;
  readonly key: string;
  readonly payload: string;
  readonly attempts: number;
  readonly maxAttempts: number;
  readonly dueAt: Date;
  readonly lastError: string | null;
  readonly failedAt: Date | null;
}

/**
 * Converts a job from SQLite's queue. Leaves out its lease and the process that has claimed it. If the process ended
 * during the job's last attempt, the time of failure is `now`.
 */
export function jobOf(row: Row, now: Date): MovedJob {
  const { task, key, payload, attempts, maxAttempts, dueAt, lastError, failedAt } = row as unknown as MovedJob;
  const isOver = failedAt !== null || attempts >= maxAttempts;
  return {
    task,
    key,
    payload,
    maxAttempts,
    dueAt,
    lastError,
    attempts: isOver ? Math.max(attempts, maxAttempts) : attempts,
    failedAt: isOver ? (failedAt ?? now) : null,
  };
}

export async function addJob(tx: Target, job: MovedJob): Promise<void> {
  await addGraphileJob(tx, job);
  await tx.$executeRaw`
    UPDATE graphile_worker._private_jobs
    SET attempts = ${job.attempts}::int, run_at = ${job.dueAt}::timestamptz, last_error = ${job.lastError}::text,
        updated_at = coalesce(${job.failedAt}::timestamptz, updated_at)
    WHERE key = ${job.key}`;
}

/** Reads all jobs, in the form that `jobOf` returns. */
export function jobsIn(tx: Target): Promise<MovedJob[]> {
  return tx.$queryRaw<MovedJob[]>`
    SELECT tasks.identifier AS task, jobs.key, jobs.payload #>> '{}' AS payload, jobs.attempts::int AS attempts,
           jobs.max_attempts::int AS "maxAttempts", jobs.run_at AS "dueAt", jobs.last_error AS "lastError",
           CASE WHEN jobs.attempts >= jobs.max_attempts THEN jobs.updated_at END AS "failedAt"
    FROM graphile_worker._private_jobs AS jobs JOIN graphile_worker._private_tasks AS tasks ON tasks.id = jobs.task_id`;
}
