import { setTimeout as sleep } from "node:timers/promises";

/** The CPU time of this process in user mode, in milliseconds. Other programs on the machine don't affect it. */
export const processorMs = (): number => process.cpuUsage().user / 1_000;

const TRIES = 3;

/**
 * The wall-clock time of the work in milliseconds: the minimum of three tries. Other work on the machine may slow down
 * a try, but work that is slow in itself is slow in every try.
 */
export async function leastMs(work: () => unknown): Promise<number> {
  return leastOf(async () => {
    const begun = performance.now();
    await work();
    return performance.now() - begun;
  });
}

/** The minimum of what three tries measure. */
export async function leastOf(measure: () => Promise<number>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let n = 0; n < TRIES; n++) least = Math.min(least, await measure());
  return least;
}

/** The longest time, in wall-clock milliseconds, for which the work blocked this thread. */
export async function longestBlock(work: () => Promise<unknown>, clock = () => performance.now()): Promise<number> {
  let [longest, last] = [0, clock()];
  const timer = setInterval(() => {
    const now = clock();
    longest = Math.max(longest, now - last);
    last = now;
  }, 5);
  await work();
  await sleep(10);
  clearInterval(timer);
  return longest;
}
