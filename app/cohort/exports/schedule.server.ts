import { recordAudit } from "~/accounts/audit.server";
import { databaseNow, db } from "~/database/db.server";
import { DAY_MS } from "~/operations/time";

/**
 * When a cohort's exports are written, and the result of the last run. A process needs a lease to run an export, so
 * only one process runs it at a time. Files that a process writes after losing the lease are ignored. Callers have
 * checked that the actor is a lead of the cohort or an admin.
 */

export const EVERY = ["daily", "weekly"] as const;
export type Every = (typeof EVERY)[number];

/**
 * `nobody`: the person who set the schedule is no longer a lead of the cohort or an admin. `folder`: the files could
 * not be written. `failed`: any other failure, for example a database failure.
 */
export type Fault = "nobody" | "folder" | "failed";

export interface Schedule {
  readonly every: Every;
  /** Null if the person who set the schedule deleted their account. */
  readonly setBy: string | null;
  readonly dueAt: Date;
  readonly writtenAt: Date | null;
  readonly fault: Fault | null;
  readonly isWriting: boolean;
}

export async function findSchedule(cohortId: string): Promise<Schedule | null> {
  const row = await db.exportSchedule.findUnique({
    where: { cohortId },
    include: { setBy: { select: { name: true } } },
  });
  if (!row) return null;
  const { every, setBy, dueAt, writtenAt, fault, lockedUntil } = row;
  return {
    every: every as Every,
    setBy: setBy?.name ?? null,
    dueAt,
    writtenAt,
    fault: fault === "" ? null : (fault as Fault),
    isWriting: lockedUntil !== null && lockedUntil > (await databaseNow()),
  };
}

/** Schedules the exports in this person's name. The first run starts immediately. */
export async function setSchedule(actor: { readonly id: string }, cohortId: string, every: Every): Promise<void> {
  const row = { every, setById: actor.id, dueAt: await databaseNow(), fault: "" };
  await db.$transaction(async (tx) => {
    await tx.exportSchedule.upsert({ where: { cohortId }, create: { cohortId, ...row }, update: row });
    await recordAudit(tx, { actorId: actor.id, action: "exports.set", subject: `cohort:${cohortId}` });
  });
}

/** Stops the schedule. Keeps the files that were already written. */
export async function stopSchedule(actor: { readonly id: string }, cohortId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.exportSchedule.deleteMany({ where: { cohortId } });
    if (count > 0)
      await recordAudit(tx, { actorId: actor.id, action: "exports.stopped", subject: `cohort:${cohortId}` });
  });
}

/** Runs start at this hour (UTC), when few people are working. */
const HOUR = 2;

/** The time of the first run after a given time. Runs are daily, or weekly on Mondays. */
export function nextTurn(every: Every, after: Date): Date {
  const turn = new Date(after);
  turn.setUTCHours(HOUR, 0, 0, 0);
  while (turn <= after || (every === "weekly" && turn.getUTCDay() !== 1)) turn.setTime(turn.getTime() + DAY_MS);
  return turn;
}

const LEASE_MS = 2 * 60_000;
const RENEW_MS = 20_000;
const AGAIN_MS = 60 * 60_000;

/** A run that this process has claimed. */
export interface Turn {
  readonly cohortId: string;
  readonly setById: string | null;
  /** Whether this process still has the run, and no other process has taken it over. */
  isOurs(): Promise<boolean>;
  /** Records the result and the time of the next run. A run that was stopped remains due. */
  end(came: Fault | "written" | "stopped"): Promise<void>;
}

const free = (now: Date) => ({ dueAt: { lte: now }, OR: [{ lockedUntil: null }, { lockedUntil: { lt: now } }] });

/** Claims a run that is due. Returns null if there is no run to claim. */
export async function takeTurn(): Promise<Turn | null> {
  for (;;) {
    const now = await databaseNow();
    const row = await db.exportSchedule.findFirst({ where: free(now), orderBy: { dueAt: "asc" } });
    if (!row) return null;
    const { cohortId, setById, dueAt } = row;
    let lockedUntil = new Date(now.getTime() + LEASE_MS);
    const taken = await db.exportSchedule.updateMany({
      where: { AND: [free(now), { cohortId, dueAt, setById }] },
      data: { lockedUntil },
    });
    if (taken.count === 0) continue;
    const renew = async () => {
      const until = new Date((await databaseNow()).getTime() + LEASE_MS);
      const { count } = await db.exportSchedule.updateMany({
        where: { cohortId, lockedUntil },
        data: { lockedUntil: until },
      });
      if (count > 0) lockedUntil = until;
      return count > 0;
    };
    const timer = setInterval(() => void renew().catch(() => false), RENEW_MS);
    timer.unref();
    return {
      cohortId,
      setById,
      isOurs: renew,
      async end(came) {
        clearInterval(timer);
        if (came === "stopped") {
          await db.exportSchedule.updateMany({ where: { cohortId, lockedUntil }, data: { lockedUntil: null } });
          return;
        }
        const ended = await databaseNow();
        const held = { cohortId, lockedUntil };
        const known = await db.exportSchedule.findFirst({ where: held });
        if (!known) return;
        // If the exports were scheduled again while they were being written, the new run is still due.
        const isAskedAnew = known.dueAt.getTime() !== dueAt.getTime();
        const next = nextTurn(known.every as Every, ended);
        const soon = new Date(Math.min(next.getTime(), ended.getTime() + AGAIN_MS));
        await db.exportSchedule.updateMany({
          where: { ...held, dueAt: known.dueAt },
          data: {
            lockedUntil: null,
            fault: came === "written" ? "" : came,
            ...(!isAskedAnew && { dueAt: came === "written" || came === "nobody" ? next : soon }),
            ...(came === "written" && { writtenAt: ended }),
          },
        });
      },
    };
  }
}
