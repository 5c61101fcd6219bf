import { databaseNow, db } from "~/database/db.server";

/**
 * A process sends a heartbeat every few seconds. After this long without a heartbeat, the process counts as gone or
 * stuck.
 */
const SILENT_MS = 10_000;

export interface WorkerRow {
  readonly id: string;
  /** Host name and process number. */
  readonly name: string;
  /** The number of processes that run learners' code for this worker. */
  readonly graders: number;
  readonly startedAt: Date;
  readonly seenAt: Date;
  readonly isAlive: boolean;
}

/** The processes that run jobs, and the processes that stopped sending heartbeats, newest first. */
export async function listWorkers(): Promise<WorkerRow[]> {
  const rows = await db.workerProcess.findMany({ orderBy: [{ startedAt: "desc" }, { id: "asc" }], take: 100 });
  // Heartbeats have the database's time, because machines' clocks differ.
  const since = (await databaseNow()).getTime() - SILENT_MS;
  return rows.map((row) => ({ ...row, isAlive: row.seenAt.getTime() >= since }));
}
