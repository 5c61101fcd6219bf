import { setTimeout as sleep } from "node:timers/promises";
import { db, type Transaction } from "../../app/database/db.server";

/** How long a call may wait for a transaction's locks before the transaction ends. */
const WAITS_MS = 1_000;

/**
 * Calls `second` while a transaction has done `first` and is still open. The transaction ends once `second` has ended,
 * or has had time to run into the transaction's locks. Returns what `second` returns.
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
