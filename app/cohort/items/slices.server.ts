import { setTimeout as sleep } from "node:timers/promises";
import { NO_REST, type Rest } from "../counts/steps";
import type { Work } from "./work";

/** How long a computation may use the processor, and how long it pauses afterwards. */
const SLICE_MS = 20;
const PAUSE_MS = 10;

/**
 * Runs a computation in slices, and rests after each slice, so that pages and results from the same process don't have
 * to wait for the computation to end.
 */
export async function inSlices<Result>(work: Work<Result>, rest: Rest = NO_REST): Promise<Result> {
  for (;;) {
    const until = performance.now() + SLICE_MS;
    do {
      const step = work.next();
      if (step.done) return step.value;
    } while (performance.now() < until);
    await sleep(PAUSE_MS);
    await rest();
  }
}
