import { setTimeout as sleep } from "node:timers/promises";

/** The CPU time of this process in milliseconds. Other programs on the machine don't affect it. */
export const processorMs = (): number => process.cpuUsage().user / 1_000;

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
