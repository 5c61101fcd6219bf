import { setTimeout as sleep } from "node:timers/promises";
import { db, type Transaction } from "~/database/db.server";
import { env } from "~/operations/env.server";
import { log } from "~/operations/log.server";
import type { Carrier, FailedJob, Handlers, Job, Lanes, PendingJob, QueueState } from "./queue";
import { graphileQueue } from "./queue-graphile.server";
import { tableQueue } from "./queue-table.server";
import { enter, type Presence } from "./workers.server";

/** The queue, on the configured database. `queue.ts` documents its guarantees. */
const carrier: Carrier = env.databaseKind === "postgresql" ? graphileQueue : tableQueue;

/** How long to wait before retrying an unavailable database. */
const AGAIN_MS = 1_000;

export const addJob = (tx: Transaction, job: Job): Promise<void> => carrier.addJob(tx, job);

/** Notifies this process's worker that a job was committed, so that it need not wait for its next poll. */
export const nudge = (): void => carrier.nudge();

/** Reads the queue's figures, for admins and for Prometheus. */
export const getQueueState = (): Promise<QueueState> => carrier.getState();

/** Jobs that have used up their attempts, latest first. */
export const listFailedJobs = (): Promise<FailedJob[]> => carrier.listFailed();

/** Requeues a job that has used up its attempts. Returns false if there is no such job. */
export const retryJob = (key: string): Promise<boolean> => carrier.retry(key);

/** The state of a job; null if it is done, or never existed. */
export const findPendingJob = (key: string): Promise<PendingJob | null> => carrier.findPending(key);

/**
 * Queues a job for the first of these payloads whose job hasn't used up its attempts. A job that has used them up waits
 * until an admin retries it, and must not hold up the others.
 */
export async function queueNext(
  task: string,
  keyOf: (payload: string) => string,
  payloads: readonly string[],
): Promise<void> {
  for (const payload of payloads) {
    const key = keyOf(payload);
    if ((await findPendingJob(key))?.willRetry === false) continue;
    await db.$transaction((tx) => addJob(tx, { task, key, payload }));
    return nudge();
  }
}

export interface QueueWorker {
  /**
   * Takes no more jobs, and resolves when the running jobs have ended. After `patienceMs`, releases the jobs that are
   * still running, so that another process or the next start takes them over immediately.
   */
  stop(patienceMs?: number): Promise<void>;
}

/**
 * Processes jobs, `concurrency` at a time, until stopped. `graders` is this process's number of graders, which admins
 * see.
 */
export function startQueue(handlers: Handlers, concurrency: number, graders = concurrency): QueueWorker {
  let isStopping = false;
  let presence: Presence | undefined;
  let lanes: Lanes | undefined;
  const begun = (async () => {
    while (!isStopping && !presence) {
      presence = await enter(graders, carrier).catch((err) => {
        log.error({ err }, "the queue could not be read");
        return undefined;
      });
      if (!presence) await sleep(AGAIN_MS);
    }
    if (presence && !isStopping) lanes = carrier.startLanes(presence.holder, handlers, concurrency);
  })();
  return {
    async stop(patienceMs) {
      isStopping = true;
      await begun;
      const ended = lanes?.end();
      if (patienceMs === undefined) await ended;
      else {
        const waiting = new AbortController();
        const { signal } = waiting;
        await Promise.race([ended, sleep(patienceMs, undefined, { signal }).catch(() => {})]);
        waiting.abort();
      }
      // Other workers take over jobs that cannot be released now, as they do after a worker has died.
      await lanes?.giveBack().catch((err) => log.warn({ err }, "jobs could not be released"));
      await presence?.leave().catch((err) => log.warn({ err }, "the queue could not be stopped"));
    },
  };
}
