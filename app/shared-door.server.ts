import { limiters } from "./limits.server";

/** What an address shows to strangers, looked for as often as their network may look for one in vain. */
export async function findShared<Found>(
  address: string,
  find: () => Promise<Found | null>,
): Promise<{ readonly found: Found | null; readonly wait: number | null }> {
  const wait = await limiters.shared.take(address);
  if (wait !== null) return { found: null, wait };
  const found = await find();
  if (found) await limiters.shared.giveBack(address);
  return { found, wait: null };
}
