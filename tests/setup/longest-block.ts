import { setTimeout as sleep } from "node:timers/promises";

/** Milliseconds that this process has had of a processor: other programs on the machine don't lengthen them. */
export const processorMs = (): number => process.cpuUsage().user / 1_000;

/** The longest time, in milliseconds of the clock, for which this thread did nothing else while the work ran. */
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
