import { setTimeout as sleep } from "node:timers/promises";
import type { Transaction } from "~/database/db.server";
import { env } from "~/operations/env.server";
import { log } from "~/operations/log.server";
import type { Carrier, FailedJob, Handlers, Job, Lanes, PendingJob, QueueState } from "./queue";
import { graphileQueue } from "./queue-graphile.server";
import { tableQueue } from "./queue-table.server";
import { enter, type Presence } from "./workers.server";

/** The queue, on whichever database there is. `queue.ts` says what it promises. */
const carrier: Carrier = env.databaseKind === "postgresql" ? graphileQueue : tableQueue;

/** How long to wait before asking again a database that does not answer. */
const AGAIN_MS = 1_000;

export const addJob = (tx: Transaction, job: Job): Promise<void> => carrier.addJob(tx, job);

/** Tells this process' worker that a job was committed, so that it needn't wait for its next look. */
export const nudge = (): void => carrier.nudge();

/** Figures for admins and for Prometheus. */
export const getQueueState = (): Promise<QueueState> => carrier.getState();

/** Jobs that used up their tries, the latest first. */
export const listFailedJobs = (): Promise<FailedJob[]> => carrier.listFailed();

/** Puts a job that used up its tries back in line. Returns whether there was one. */
export const retryJob = (key: string): Promise<boolean> => carrier.retry(key);

/** How a job stands; null when it is done, or never was. */
export const findPendingJob = (key: string): Promise<PendingJob | null> => carrier.findPending(key);

export interface QueueWorker {
  /**
   * Takes no further job; resolves when those that run have ended. After `patienceMs` they are given back instead, so
   * that another process or the next start takes them over at once.
   */
  stop(patienceMs?: number): Promise<void>;
}

/** Works jobs off, `concurrency` at a time, until stopped. `graders` is what admins are told of this process. */
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
      // What cannot be given back now is taken over as a dead worker's.
      await lanes?.giveBack().catch((err) => log.warn({ err }, "jobs could not be given back"));
      await presence?.leave().catch((err) => log.warn({ err }, "the queue could not be left"));
    },
  };
}
