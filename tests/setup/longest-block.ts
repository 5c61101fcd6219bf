import { setTimeout as sleep } from "node:timers/promises";

/** The longest time, in milliseconds, for which this thread did nothing else while the work ran. */
export async function longestBlock(work: () => Promise<unknown>): Promise<number> {
  let [longest, last] = [0, performance.now()];
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  await work();
  await sleep(10);
  clearInterval(timer);
  return longest;
}
