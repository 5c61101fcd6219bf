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
import { type Carrier, faultOf, type Handlers, type Lanes, MAX_ATTEMPTS } from "./queue";

/**
 * The queue on PostgreSQL: graphile-worker, which is told of new jobs by NOTIFY and looks for due ones each few
 * seconds.
 */
const POLL_MS = 2_000;
/** How long to wait before asking again a database that does not answer. */
const AGAIN_MS = 1_000;

/**
 * A job's end is noted apart from the job: the library looks at no fault of a note that it makes at once, so one that
 * cannot be made (the database is away) would end the process.
 */
const NOTED_LATER = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } };

/** Its faults are logged; what it says of a job's is not, since we have said it. */
const logger = new Logger(() => (level, _message, meta) => {
  if (level === "error" && meta && !("failure" in meta)) {
    log.error({ err: meta.error ?? meta.fatalError }, "the queue's library failed");
  }
});

function tasksOf(handlers: Handlers): TaskList {
  const tasks = Object.entries(handlers).map(([task, handler]) => [
    task,
    async (payload: unknown, { job }: { job: { attempts: number } }) => {
      try {
        await handler(String(payload));
        reached("job worked");
      } catch (error) {
        log.error({ task, attempts: job.attempts, err: error }, "a job failed");
        // The library keeps an error's message in the table.
        throw new Error(faultOf(error));
      }
    },
  ]);
  return Object.fromEntries(tasks);
}

function startLanes(holder: string, handlers: Handlers, count: number): Lanes {
  const taskList = tasksOf(handlers);
  // Jobs are locked in the name of the library's pool; ours tells the others whether who holds them lives.
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
        // It gives up when it cannot note a job's end, as when the database is away for long. We begin again.
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
  // The transaction's own NOTIFY does that.
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
