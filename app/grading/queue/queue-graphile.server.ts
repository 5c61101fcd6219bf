import { EventEmitter } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { Logger, type Runner, run, type TaskList, type WorkerEvents } from "graphile-worker";
import { db } from "~/database/db.server";
import {
  addGraphileJob,
  countGraphileJobs,
  findGraphileJob,
  getPool,
  giveBackGraphileJobs,
  listFailedGraphileJobs,
  listGraphileHolders,
  retryGraphileJob,
  unlockGraphileJobs,
} from "~/database/postgresql.server";
import { log } from "~/operations/log.server";
import { reached } from "~/operations/steps.server";
import { type Carrier, describeFailure, faultOf, type Handlers, type Lanes, MAX_ATTEMPTS } from "./queue";

/**
 * The queue on PostgreSQL, which uses graphile-worker. NOTIFY alerts its workers to new jobs, and the workers also poll
 * for due jobs every few seconds.
 */
const POLL_MS = 2_000;
/** How long to wait before retrying an unavailable database. */
const AGAIN_MS = 1_000;

/**
 * Makes the library record finished jobs in batches. When it records each job separately, it doesn't handle errors, so
 * a failure (such as an unavailable database) would end the process.
 */
const NOTED_LATER = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } };

/** Logs the library's own faults, but not its messages about jobs, which we log ourselves. */
const logger = new Logger(() => (level, _message, meta) => {
  if (level === "error" && meta && !("failure" in meta)) {
    log.error({ err: meta.error ?? meta.fatalError }, "the queue's library failed");
  }
});

function tasksOf(handlers: Handlers): TaskList {
  const tasks = Object.entries(handlers).map(([task, handler]) => [
    task,
    async (payload: unknown, { job }: { job: { key: string | null; attempts: number } }) => {
      try {
        await handler(String(payload));
        reached("job worked");
      } catch (error) {
        log.error(describeFailure({ task, key: job.key, attempts: job.attempts }, error), "a job failed");
        // The library stores an error's message in the table.
        throw new Error(faultOf(error));
      }
    },
  ]);
  return Object.fromEntries(tasks);
}

function startLanes(holder: string, handlers: Handlers, count: number): Lanes {
  const taskList = tasksOf(handlers);
  // The library locks jobs under its pool's name. Give the pool our own name, whose heartbeat is in our list of
  // workers.
  const events: WorkerEvents = new EventEmitter();
  events.on("pool:create", ({ workerPool }) => {
    workerPool.id = holder;
  });
  events.on("job:complete", () => reached("job ended"));
  let isEnding = false;
  let runner: Runner | undefined;
  const working = (async () => {
    for (let isAgain = false; !isEnding; isAgain = true) {
      try {
        if (isAgain) await giveBackGraphileJobs(db, holder);
        runner = await run({
          pgPool: getPool(),
          concurrency: count,
          pollInterval: POLL_MS,
          noHandleSignals: true,
          parsedCronItems: [],
          preset: NOTED_LATER,
          taskList,
          logger,
          events,
        });
        if (isEnding) await runner.stop();
        await runner.promise;
      } catch (err) {
        // The pool stops when it can't record a job's end, for example if the database is unavailable for a long time.
        // We restart it.
        log.error({ err }, "the queue stopped");
      }
      if (isEnding) break;
      await sleep(AGAIN_MS);
    }
  })();
  return {
    async end() {
      isEnding = true;
      await runner?.stop().catch(() => {});
      await working;
    },
    giveBack: () => giveBackGraphileJobs(db, holder),
  };
}

export const graphileQueue: Carrier = {
  addJob: (tx, job) => addGraphileJob(tx, { ...job, maxAttempts: MAX_ATTEMPTS }),
  // Nothing to do: when the transaction commits, Graphile's own NOTIFY wakes the workers.
  nudge: () => {},
  startLanes,
  listHolders: () => listGraphileHolders(db),
  freeJobsOf: (holders) => unlockGraphileJobs(db, holders),
  async getState() {
    const { oldest, ...counts } = await countGraphileJobs(db);
    return { ...counts, oldestMinutes: oldest === null ? null : Math.floor(Math.max(0, oldest) / 60) };
  },
  listFailed: () => listFailedGraphileJobs(db),
  async findPending(key) {
    const job = await findGraphileJob(db, key);
    return job && { hasFailed: job.hasFailed || job.isGivenUp, willRetry: !job.isGivenUp };
  },
  retry: (key) => retryGraphileJob(db, key),
};
