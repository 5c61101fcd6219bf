import { db } from "~/db.server";

export interface QueueState {
  readonly waiting: number;
  readonly running: number;
  readonly failed: number;
  /** Age of the job that waits longest, in whole minutes; null when none waits. */
  readonly oldestMinutes: number | null;
}

export async function getQueueState(): Promise<QueueState> {
  const now = new Date();
  const open = { failedAt: null };
  const isRunning = { ...open, lockedUntil: { gte: now } };
  const isWaiting = { ...open, OR: [{ lockedUntil: null }, { lockedUntil: { lt: now } }] };
  const [waiting, running, failed, oldest] = await Promise.all([
    db.job.count({ where: isWaiting }),
    db.job.count({ where: isRunning }),
    db.job.count({ where: { failedAt: { not: null } } }),
    db.job.findFirst({ where: isWaiting, orderBy: { dueAt: "asc" }, select: { dueAt: true } }),
  ]);
  const age = oldest ? Math.max(0, now.getTime() - oldest.dueAt.getTime()) : null;
  return { waiting, running, failed, oldestMinutes: age === null ? null : Math.floor(age / 60_000) };
}
