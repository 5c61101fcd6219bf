import { followGroup } from "~/accounts/privacy/withdraw-waiting.server";
import { db } from "~/database/db.server";
import { lockRevision } from "~/database/locks.server";
import { nudge } from "~/grading/queue/queue.server";
import { log } from "~/operations/log.server";
import { repeat } from "~/operations/repeat.server";
import { DAY_MS } from "~/operations/time";
import { queueSettled } from "../rulings/findings.server";
import { isFree } from "./claims.server";

/**
 * No one waits for a ruling for longer than `DAYS_TO_RULE` days. After that, the finding becomes neutral and is marked
 * as not checked by a person.
 */

export const DAYS_TO_RULE = 7;

/**
 * Ends the wait of findings that are seven days old or more, or whose item is gone or is no longer waiting. Skips
 * groups that a mentor has open. Returns how many findings stopped waiting. Several processes may run this at once.
 */
export async function endWaiting(now = new Date()): Promise<number> {
  const over = {
    state: "waiting",
    OR: [
      { at: { lte: new Date(now.getTime() - DAYS_TO_RULE * DAY_MS) } },
      { itemId: null },
      { item: { state: { not: "waiting" } } },
    ],
  };
  const due = await db.stoodBy.findMany({
    where: over,
    orderBy: { at: "asc" },
    take: 500,
    select: { submissionId: true, itemId: true, revisionId: true },
  });
  let ended = 0;
  for (const { submissionId, itemId, revisionId } of due) {
    const end = db.$transaction(async (tx) => {
      await lockRevision(tx, revisionId);
      if (itemId !== null) {
        const free = { id: itemId, state: "waiting", ...isFree(now) };
        const given = await tx.reviewItem.updateMany({ where: free, data: { claimedById: null, leaseUntil: null } });
        if (given.count === 0 && (await tx.reviewItem.count({ where: { id: itemId, state: "waiting" } })) > 0) return 0;
      }
      const { count } = await tx.stoodBy.updateMany({ where: { submissionId, ...over }, data: { state: "unchecked" } });
      if (count === 0) return 0;
      await queueSettled(tx, submissionId);
      if (itemId !== null) await followGroup(tx, itemId);
      return count;
    });
    // One finding that can't be ended must not hold up the others.
    ended += await end.catch((err) => {
      log.error({ err }, "a finding's wait could not be ended");
      return 0;
    });
  }
  if (ended > 0) nudge();
  return ended;
}

/**
 * Deletes the times of expired leases, because they would reveal when a mentor last had an item open. The mentor
 * remains recorded, without a time, and can renew the lease until another mentor takes the item.
 */
export async function endLeases(now = new Date()): Promise<void> {
  await db.reviewItem.updateMany({
    where: { claimedById: { not: null }, leaseUntil: { lt: now } },
    data: { leaseUntil: null },
  });
}

const SWEEP_MS = 60 * 60 * 1000;
const LEASES_MS = 60 * 1000;

/** Deletes the times of expired leases now and every minute. Returns a function that stops the timer. */
export const sweepLeases = (): (() => Promise<void>) =>
  repeat(LEASES_MS, () => endLeases(), "expired leases were not deleted");

/** Ends overdue waits now and every hour. Returns a function that stops the timer. */
export const sweepWaiting = (): (() => Promise<void>) =>
  repeat(SWEEP_MS, () => endWaiting(), "disputes that waited too long were not settled");
