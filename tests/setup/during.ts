import { setTimeout as sleep } from "node:timers/promises";
import { db, type Transaction } from "../../app/database/db.server";

/** How long the second call may wait for the transaction's locks before the transaction ends. */
const WAITS_MS = 1_000;

/**
 * Runs `first` in a transaction, and calls `second` while the transaction is still open. The transaction ends when
 * `second` ends, or after long enough for `second` to be waiting for the transaction's locks. Returns what `second`
 * returns.
 */
export async function during<T>(first: (tx: Transaction) => Promise<unknown>, second: () => Promise<T>): Promise<T> {
  let running: Promise<T> | undefined;
  await db.$transaction(async (tx) => {
    await first(tx);
    running = second();
    await Promise.race([running.catch(() => {}), sleep(WAITS_MS)]);
  });
  return running!;
}
