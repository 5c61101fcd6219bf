import { followFacts } from "~/cohort/counts/follow.server";
import { sweepFigures } from "~/cohort/counts/refresh.server";
import { db } from "~/database/db.server";
import { log } from "~/operations/log.server";
import { followResults } from "~/review/queue/results.server";

/**
 * How much time running work has to finish. Work that takes longer is rolled back with its transaction, and the next
 * process repeats it.
 */
const PATIENCE_MS = 6_000;

/**
 * The third entry point: a separate process for all work that a result causes. A grading process starts it
 * (`figures-process.server.ts`). It updates the data behind reports, and adds items to the mentors' queue. This work
 * takes seconds at a time, and during that time a process that serves pages could not answer. Resolves once this work
 * is running. The process ends when the process that started it ends. Until then, it ignores signals, because a
 * terminal sends signals to both processes.
 */
export async function keepFigures(): Promise<void> {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => {});
  const isLeft = new Promise((resolve) => process.once("disconnect", resolve));
  // The parent process ended while this process was loading.
  if (!process.connected) process.exit(0);
  void isLeft.then(() => setTimeout(() => process.exit(1), PATIENCE_MS).unref());
  await db.$connect();
  const stops = [followFacts(), followResults(), sweepFigures()];
  void isLeft
    .then(() => Promise.all(stops.map((stop) => stop())))
    .then(() => db.$disconnect())
    .catch((err) => log.error({ err }, "figures of the reports were not updated"))
    .finally(() => process.exit(0));
}
