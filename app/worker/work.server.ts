import os from "node:os";
import { db } from "~/database/db.server";
import { env } from "~/operations/env.server";
import { stopOnSignal } from "~/server/signals.server";
import { startWorker } from "./worker.server";

/**
 * How much time running jobs have to finish when the worker stops. After that, they are released to other processes.
 */
const PATIENCE_MS = 6_000;
const CLOSE_MS = 10_000;

/**
 * Runs a process that only grades. It serves no pages and needs no exercise folder. It reads revisions from the
 * database, so it can run on any machine that can reach the database. Resolves once the worker is running. The worker
 * runs until a signal stops it.
 */
export async function work(): Promise<void> {
  if (env.graders === 0) throw new Error("GRADERS is 0: a worker needs at least one process.");
  await db.$connect();
  const worker = startWorker("source");
  stopOnSignal(async () => {
    await worker.stop(PATIENCE_MS);
    await db.$disconnect();
  }, CLOSE_MS);
  process.stdout.write(welcome());
}

function welcome(): string {
  const engines = `${env.graders} ${env.graders === 1 ? "process" : "processes"} for learners’ code`;
  const where =
    env.databaseKind === "postgresql"
      ? "Start as many workers as you like, on any machine that can reach the database."
      : "The database is a file, so workers must run on the machine that has it. Use PostgreSQL for several machines.";
  return `\nThis worker grades submissions, with ${engines} (GRADERS). Its name is ${os.hostname()}:${process.pid}.\n${where}\nPress Ctrl-C to stop this worker.\n`;
}
