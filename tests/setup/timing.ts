import { setTimeout as sleep } from "node:timers/promises";

/** Returns this process's CPU time in user mode, in milliseconds. Other programs on the machine don't affect it. */
export const processorMs = (): number => process.cpuUsage().user / 1_000;

const TRIES = 3;

/**
 * Runs the work three times and returns the shortest wall-clock time in milliseconds. Other programs may slow down one
 * run, but work that is itself slow is slow in every run.
 */
export async function leastMs(work: () => unknown): Promise<number> {
  return leastOf(async () => {
    const begun = performance.now();
    await work();
    return performance.now() - begun;
  });
}

/** Measures three times and returns the minimum. */
export async function leastOf(measure: () => Promise<number>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let n = 0; n < TRIES; n++) least = Math.min(least, await measure());
  return least;
}

/** Returns the longest time, in wall-clock milliseconds, for which the work blocked this thread. */
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
