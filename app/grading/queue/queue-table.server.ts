import crypto from "node:crypto";
import { EventEmitter } from "node:events";
import { thisHour } from "~/database/coarse";
import { db } from "~/database/db.server";
import { log } from "~/operations/log.server";
import { reached } from "~/operations/steps.server";
import {
  backoffSeconds,
  type Carrier,
  describeFailure,
  faultOf,
  type Handlers,
  type Lanes,
  MAX_ATTEMPTS,
} from "./queue";

/**
 * The queue on SQLite, which is a table with leases. A conditional update claims a job, and the number of updated rows
 * shows which of two concurrent claims won. Only the job's holder can finish it. The holder is stored as
 * `<holder>:<claim>`.
 */
const LEASE_MS = 30_000;
const POLL_MS = 500;

const added = new EventEmitter();
added.setMaxListeners(100);

interface Claimed {
  readonly id: string;
  readonly task: string;
  readonly key: string;
  readonly payload: string;
  readonly attempts: number;
  readonly maxAttempts: number;
  readonly token: string;
}

/** Matches jobs that have not failed and have no valid lease. */
const isWaiting = (now: Date) => ({ failedAt: null, OR: [{ lockedUntil: null }, { lockedUntil: { lt: now } }] });
const released = { lockedBy: null, lockedUntil: null };

/** Claims the job that has waited longest. Skips tasks without a handler, which only a newer version knows. */
async function claim(holder: string, handlers: Handlers): Promise<Claimed | null> {
  const now = new Date();
  const free = { ...isWaiting(now), dueAt: { lte: now }, task: { in: Object.keys(handlers) } };
  const due = await db.job.findMany({ where: free, orderBy: { dueAt: "asc" }, take: 5 });
  for (const job of due) {
    const seen = { id: job.id, attempts: job.attempts, ...free };
    if (job.attempts >= job.maxAttempts) {
      // The process died during the job's last attempt.
      await db.job.updateMany({ where: seen, data: { ...released, failedAt: now, dueAt: thisHour() } });
      continue;
    }
    const token = `${holder}:${crypto.randomUUID()}`;
    const { count } = await db.job.updateMany({
      where: seen,
      data: { lockedBy: token, lockedUntil: new Date(now.getTime() + LEASE_MS), attempts: job.attempts + 1 },
    });
    if (count === 1) return { ...job, attempts: job.attempts + 1, token };
  }
  return null;
}

async function runJob(job: Claimed, handlers: Handlers): Promise<void> {
  const held = { id: job.id, lockedBy: job.token };
  const renewal = setInterval(() => {
    const lockedUntil = new Date(Date.now() + LEASE_MS);
    db.job
      .updateMany({ where: held, data: { lockedUntil } })
      .catch((err) => log.warn({ err }, "a lease was not renewed"));
  }, LEASE_MS / 3);
  try {
    await handlers[job.task]!(job.payload);
    reached("job worked");
    await db.job.deleteMany({ where: held });
    reached("job ended");
  } catch (error) {
    // The job was released when the process stopped, so this outcome is ignored.
    if ((await db.job.count({ where: held })) === 0) return;
    log.error(describeFailure(job, error), "a job failed");
    await db.job.updateMany({
      where: held,
      data: {
        ...released,
        lastError: faultOf(error),
        ...(job.attempts >= job.maxAttempts
          ? // The job is kept so that admins can see it. Its time is rounded to the hour, like all stored times.
            { failedAt: new Date(), dueAt: thisHour() }
          : { failedAt: null, dueAt: new Date(Date.now() + backoffSeconds(job.attempts) * 1000) }),
      },
    });
  } finally {
    clearInterval(renewal);
  }
}

function startLanes(holder: string, handlers: Handlers, count: number): Lanes {
  let isEnding = false;
  const lanes = Array.from({ length: count }, async () => {
    while (!isEnding) {
      // Starts listening before the query, so that a job committed in between is not missed.
      const woken = wakeUp();
      const job = await claim(holder, handlers).catch((err) => {
        log.error({ err }, "the queue could not be read");
        return null;
      });
      if (job) {
        woken.cancel();
        await runJob(job, handlers).catch((err) => log.error({ err }, "the end of a job could not be recorded"));
      } else if (!isEnding) await woken.promise;
      else woken.cancel();
    }
  });
  return {
    async end() {
      isEnding = true;
      added.emit("job");
      await Promise.all(lanes);
    },
    async giveBack() {
      await db.job.updateMany({
        where: { lockedBy: { startsWith: `${holder}:` } },
        data: { ...released, attempts: { decrement: 1 } },
      });
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

export const tableQueue: Carrier = {
  async addJob(tx, job) {
    await tx.job.upsert({ where: { key: job.key }, create: { ...job, maxAttempts: MAX_ATTEMPTS }, update: {} });
  },

  nudge: () => void added.emit("job"),

  startLanes,

  async listHolders() {
    const held = await db.job.findMany({ where: { lockedBy: { not: null } }, select: { lockedBy: true } });
    return [...new Set(held.map(({ lockedBy }) => lockedBy!.split(":")[0]!))];
  },

  async freeJobsOf(holders) {
    await db.job.updateMany({
      where: { OR: holders.map((holder) => ({ lockedBy: { startsWith: `${holder}:` } })) },
      data: released,
    });
    added.emit("job");
  },

  async getState() {
    const now = new Date();
    const [waiting, running, failed, oldest] = await Promise.all([
      db.job.count({ where: isWaiting(now) }),
      db.job.count({ where: { failedAt: null, lockedUntil: { gte: now } } }),
      db.job.count({ where: { failedAt: { not: null } } }),
      db.job.findFirst({ where: isWaiting(now), orderBy: { dueAt: "asc" }, select: { dueAt: true } }),
    ]);
    const dueFor = oldest ? Math.max(0, now.getTime() - oldest.dueAt.getTime()) : null;
    return { waiting, running, failed, oldestMinutes: dueFor === null ? null : Math.floor(dueFor / 60_000) };
  },

  listFailed: () =>
    db.job.findMany({
      where: { failedAt: { not: null } },
      orderBy: { failedAt: "desc" },
      select: { key: true, task: true, attempts: true, failedAt: true },
    }),

  async findPending(key) {
    const job = await db.job.findUnique({ where: { key }, select: { lastError: true, failedAt: true } });
    return job && { hasFailed: job.lastError !== null || job.failedAt !== null, willRetry: job.failedAt === null };
  },

  async retry(key) {
    const { count } = await db.job.updateMany({
      where: { key, failedAt: { not: null } },
      data: { ...released, failedAt: null, attempts: 0, dueAt: new Date() },
    });
    if (count > 0) added.emit("job");
    return count > 0;
  },
};
