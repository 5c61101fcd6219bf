import crypto from "node:crypto";
import os from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { databaseNow, db } from "~/database/db.server";
import { log } from "~/operations/log.server";
import type { Carrier } from "./queue";

/**
 * Worker processes send a heartbeat every few seconds. A process that sends no heartbeats counts as dead, and other
 * processes take over its jobs. We use the database's time, so that machines with different clocks agree.
 */
const BEAT_MS = 2_000;
/** A process counts as dead after this long without a heartbeat, for example because its machine or network failed. */
const SILENT_MS = 15_000;
/**
 * If we can see that a process is gone, it counts as dead after this shorter time. A process in another container may
 * look gone, but it still sends heartbeats.
 */
const GONE_MS = 5_000;

export interface Presence {
  /** The name under which this process locks jobs. */
  readonly holder: string;
  leave(): Promise<void>;
}

/** Whether a process on this machine has ended. Returns false for processes on other machines. */
function isGone(name: string): boolean {
  const [host, pid] = name.split(/:(?=\d+$)/);
  if (host !== os.hostname() || !pid) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}

async function beat(own: { id: string; name: string; graders: number }, queue: Carrier): Promise<void> {
  const now = await databaseNow();
  await db.workerProcess.upsert({
    where: { id: own.id },
    create: { ...own, startedAt: now, seenAt: now },
    update: { seenAt: now },
  });
  // Read the holders before the registered workers. A worker registers before it takes a job, so each holder that is
  // alive is among the registered workers.
  const holders = await queue.listHolders();
  const known = await db.workerProcess.findMany();
  const isDead = ({ name, seenAt }: (typeof known)[number]) => {
    const silent = now.getTime() - seenAt.getTime();
    return silent > SILENT_MS || (silent > GONE_MS && isGone(name));
  };
  const dead = known.filter(isDead);
  const living = new Set(known.filter((row) => !isDead(row)).map(({ id }) => id));
  const orphaned = holders.filter((holder) => !living.has(holder));
  if (orphaned.length > 0) {
    log.warn({ workers: orphaned.length }, "a worker process ended unexpectedly; other workers take over its jobs");
    await queue.freeJobsOf(orphaned);
  }
  for (const { id, seenAt } of dead) await db.workerProcess.deleteMany({ where: { id, seenAt } });
}

/** Registers this process as a worker until it leaves or ends. Resolves once the registration is stored. */
export async function enter(graders: number, queue: Carrier): Promise<Presence> {
  const own = { id: crypto.randomUUID(), name: `${os.hostname()}:${process.pid}`, graders };
  await beat(own, queue);
  const leaving = new AbortController();
  const beating = (async () => {
    while (!leaving.signal.aborted) {
      await sleep(BEAT_MS, undefined, { signal: leaving.signal }).catch(() => {});
      if (leaving.signal.aborted) return;
      await beat(own, queue).catch((err) => log.warn({ err }, "a worker's heartbeat was not stored"));
    }
  })();
  return {
    holder: own.id,
    async leave() {
      leaving.abort();
      await beating;
      await db.workerProcess.deleteMany({ where: { id: own.id } });
    },
  };
}
