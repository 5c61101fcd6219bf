const last = new Map<string, Promise<unknown>>();

/**
 * Runs work with the same key one after the other, so that one person never has more than one job in the sandbox's
 * queue, however many requests they send at once. Applies only within this process.
 */
export function inTurn<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
  const mine = (last.get(key) ?? Promise.resolve()).then(work);
  const settled = mine
    .catch(() => {})
    .then(() => {
      if (last.get(key) === settled) last.delete(key);
    });
  last.set(key, settled);
  return mine;
}
