import { db } from "../../app/database/db.server";
import { env } from "../../app/operations/env.server";

/** Reads and changes the queue's rows directly in either database, for tests of the queue. */
const isTable = env.databaseKind === "sqlite";

export interface QueueRow {
  readonly attempts: number;
  readonly lastError: string | null;
  readonly isHeld: boolean;
  /** Milliseconds until the job is due. */
  readonly dueIn: number;
}

export async function clearQueue(): Promise<void> {
  if (isTable) await db.job.deleteMany();
  else await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
}

export async function listRows(): Promise<(QueueRow & { key: string })[]> {
  if (isTable) {
    const rows = await db.job.findMany();
    return rows.map(({ key, attempts, lastError, lockedBy, dueAt }) => ({
      key,
      attempts,
      lastError,
      isHeld: lockedBy !== null,
      dueIn: dueAt.getTime() - Date.now(),
    }));
  }
  return db.$queryRaw`
    SELECT key, attempts::int AS attempts, last_error AS "lastError", locked_by IS NOT NULL AS "isHeld",
           (extract(epoch FROM run_at - now()) * 1000)::float8 AS "dueIn"
    FROM graphile_worker.jobs`;
}

export async function getRow(key: string): Promise<QueueRow> {
  const row = (await listRows()).find((one) => one.key === key);
  if (!row) throw new Error(`there is no job ${key}`);
  return row;
}

/** Makes a job due now, and sets its number of attempts. */
export async function makeDue(key: string, attempts: number): Promise<void> {
  if (isTable) await db.job.update({ where: { key }, data: { attempts, dueAt: new Date() } });
  else
    await db.$executeRaw`
      UPDATE graphile_worker._private_jobs SET attempts = ${attempts}::int, run_at = now() WHERE key = ${key}`;
}

/** Makes it look as if this holder had claimed the job for attempt number `attempts`. */
export async function holdBy(key: string, holder: string, attempts: number): Promise<void> {
  const lockedUntil = new Date(Date.now() + 30_000);
  if (isTable) await db.job.update({ where: { key }, data: { attempts, lockedBy: `${holder}:claim`, lockedUntil } });
  else
    await db.$executeRaw`
      UPDATE graphile_worker._private_jobs SET attempts = ${attempts}::int, locked_by = ${holder}, locked_at = now()
      WHERE key = ${key}`;
}

/** Makes it look as if the job had used up its attempts and failed with this error. */
export async function giveUp(key: string, fault: string): Promise<void> {
  if (isTable) await db.job.update({ where: { key }, data: { attempts: 8, lastError: fault, failedAt: new Date() } });
  else
    await db.$executeRaw`
      UPDATE graphile_worker._private_jobs SET attempts = max_attempts, last_error = ${fault} WHERE key = ${key}`;
}

/** Makes it look as if all jobs had been waiting for this many minutes. */
export async function waitFor(minutes: number): Promise<void> {
  if (isTable) await db.job.updateMany({ data: { dueAt: new Date(Date.now() - minutes * 60_000) } });
  else
    await db.$executeRaw`
      UPDATE graphile_worker._private_jobs SET run_at = now() - make_interval(mins => ${minutes}::int)`;
}
