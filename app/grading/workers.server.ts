import crypto from "node:crypto";
import os from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { databaseNow, db } from "~/database/db.server";
import { log } from "~/operations/log.server";
import type { Carrier } from "./queue";

/**
 * Worker processes say each few seconds that they live; anyone who is silent is dead, and what it held is
 * free. The times are the database's, so that machines whose clocks differ agree.
 */
const BEAT_MS = 2_000;
/** Silent for so long is dead: a machine without power, a network cut, a process that hangs. */
const SILENT_MS = 15_000;
/** Dead sooner where we can see that there is no such process. A living one in another container beats meanwhile. */
const GONE_MS = 5_000;

export interface Presence {
  /** In whose name jobs are held. */
  readonly holder: string;
  leave(): Promise<void>;
}

/** Whether a process of this machine is not there any more. Of other machines' nothing is known. */
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
  // First who holds, then who lives: who began in between is among the living, since they say so before they take a
  // job.
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
    log.warn({ workers: orphaned.length }, "a worker process is gone; its jobs are taken over");
    await queue.freeJobsOf(orphaned);
  }
  for (const { id, seenAt } of dead) await db.workerProcess.deleteMany({ where: { id, seenAt } });
}

/** Says that this process works jobs off, as long as it lives or until it leaves. Resolves when that is written. */
export async function enter(graders: number, queue: Carrier): Promise<Presence> {
  const own = { id: crypto.randomUUID(), name: `${os.hostname()}:${process.pid}`, graders };
  await beat(own, queue);
  const leaving = new AbortController();
  const beating = (async () => {
    while (!leaving.signal.aborted) {
      await sleep(BEAT_MS, undefined, { signal: leaving.signal }).catch(() => {});
      if (leaving.signal.aborted) return;
      await beat(own, queue).catch((err) => log.warn({ err }, "a sign of life was not written"));
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
