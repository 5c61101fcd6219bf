import crypto from "node:crypto";
import { EventEmitter } from "node:events";
import { db, type Transaction } from "~/db.server";
import { log } from "~/log.server";

/**
 * The queue's contract: a job is added in the caller's own transaction, runs at least once, and the same `key` is
 * queued once. A job's body can run twice (a process may die after the work and before the note of it), so it must be
 * repeatable. This is the carrier on SQLite: a leased table.
 */
export interface Job {
  readonly task: string;
  readonly key: string;
  readonly payload: string;
}

/** Does a job's work; throws to have it tried again later. */
export type Handler = (payload: string) => Promise<void>;

const LEASE_MS = 30_000;
const POLL_MS = 500;
/** Waits before tries 2, 3, …: 1 s, 4 s, 16 s, … at most 10 minutes. */
const backoffMs = (attempts: number) => Math.min(4 ** (attempts - 1) * 1000, 600_000);

const added = new EventEmitter();

export async function addJob(tx: Transaction, job: Job): Promise<void> {
  await tx.job.upsert({ where: { key: job.key }, create: { ...job }, update: {} });
}

/** Tells this process' worker that a job was committed, so that it needn't wait for its next look. */
export function nudge(): void {
  added.emit("job");
}

/** Puts a job that used up its tries back in line. Returns whether there was one. */
export async function retryJob(key: string): Promise<boolean> {
  const { count } = await db.job.updateMany({
    where: { key, failedAt: { not: null } },
    data: { failedAt: null, attempts: 0, dueAt: new Date(), lockedBy: null, lockedUntil: null },
  });
  if (count > 0) nudge();
  return count > 0;
}

interface Claimed {
  readonly id: string;
  readonly task: string;
  readonly payload: string;
  readonly attempts: number;
  readonly maxAttempts: number;
  readonly token: string;
}

/** A job is free when nobody holds a lease on it that still runs. */
const isFree = (now: Date) => ({
  failedAt: null,
  dueAt: { lte: now },
  OR: [{ lockedUntil: null }, { lockedUntil: { lt: now } }],
});

/** Claims the job that waits longest: one conditional update, whose count says who of two won. */
async function claim(): Promise<Claimed | null> {
  const now = new Date();
  const due = await db.job.findMany({ where: isFree(now), orderBy: { dueAt: "asc" }, take: 5 });
  for (const job of due) {
    const token = crypto.randomUUID();
    const { count } = await db.job.updateMany({
      where: { id: job.id, attempts: job.attempts, ...isFree(now) },
      data: { lockedBy: token, lockedUntil: new Date(now.getTime() + LEASE_MS), attempts: job.attempts + 1 },
    });
    if (count === 1) return { ...job, attempts: job.attempts + 1, token };
  }
  return null;
}

async function runJob(job: Claimed, handlers: Readonly<Record<string, Handler>>): Promise<void> {
  const held = { id: job.id, lockedBy: job.token };
  const heartbeat = setInterval(() => {
    const lockedUntil = new Date(Date.now() + LEASE_MS);
    db.job
      .updateMany({ where: held, data: { lockedUntil } })
      .catch((err) => log.warn({ err }, "a lease was not renewed"));
  }, LEASE_MS / 3);
  try {
    const handler = handlers[job.task];
    if (!handler) throw new Error(`no handler for the task ${job.task}`);
    await handler(job.payload);
    await db.job.deleteMany({ where: held });
  } catch (error) {
    // Given back when the process stopped: what its end is like says nothing.
    if ((await db.job.count({ where: held })) === 0) return;
    log.error({ task: job.task, attempts: job.attempts, err: error }, "a job failed");
    const isLast = job.attempts >= job.maxAttempts;
    await db.job.updateMany({
      where: held,
      data: {
        lockedBy: null,
        lockedUntil: null,
        lastError: String(error instanceof Error ? error.message : error).slice(0, 500),
        dueAt: new Date(Date.now() + backoffMs(job.attempts)),
        failedAt: isLast ? new Date() : null,
      },
    });
  } finally {
    clearInterval(heartbeat);
  }
}

/** As if it had not been claimed: that we stop is no try. A job that is given back and ends all the same is repeatable. */
async function giveBack(job: Claimed): Promise<void> {
  await db.job.updateMany({
    where: { id: job.id, lockedBy: job.token },
    data: { lockedBy: null, lockedUntil: null, attempts: { decrement: 1 } },
  });
}

export interface QueueWorker {
  /**
   * Takes no further job; resolves when those that run have ended. After `patienceMs` their leases are given back instead,
   * so that the next start takes them over at once.
   */
  stop(patienceMs?: number): Promise<void>;
}

/** Works jobs off, `concurrency` at a time, until stopped. */
export function startQueue(handlers: Readonly<Record<string, Handler>>, concurrency: number): QueueWorker {
  let stopping = false;
  const running = new Set<Claimed>();
  const lanes = Array.from({ length: concurrency }, async () => {
    while (!stopping) {
      // Listened to before the look, so that a job committed in between is not missed.
      const woken = wakeUp();
      const job = await claim().catch((err) => {
        log.error({ err }, "the queue could not be read");
        return null;
      });
      if (job) {
        woken.cancel();
        running.add(job);
        await runJob(job, handlers).catch((err) => log.error({ err }, "a job's end could not be noted"));
        running.delete(job);
      } else if (!stopping) await woken.promise;
      else woken.cancel();
    }
  });
  return {
    async stop(patienceMs) {
      stopping = true;
      added.emit("job");
      const ended = Promise.all(lanes);
      if (patienceMs === undefined) return void (await ended);
      let timer: NodeJS.Timeout | undefined;
      await Promise.race([
        ended,
        new Promise((resolve) => {
          timer = setTimeout(resolve, patienceMs);
        }),
      ]);
      clearTimeout(timer);
      for (const job of running) await giveBack(job);
    },
  };
}

function wakeUp() {
  let cancel = () => {};
  const promise = new Promise<void>((resolve) => {
    const timer = setTimeout(done, POLL_MS);
    function done() {
      clearTimeout(timer);
      added.off("job", done);
      resolve();
    }
    cancel = done;
    added.on("job", done);
  });
  return { promise, cancel };
}
added.setMaxListeners(100);
