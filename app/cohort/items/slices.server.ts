import { setTimeout as sleep } from "node:timers/promises";
import type { Work } from "./work";

/** How long no one else gets the processor, and how long then others have it. */
const SLICE_MS = 20;
const PAUSE_MS = 10;

/** In slices, so that pages and results that the same process answers for wait for none of it. */
export async function inSlices<Result>(work: Work<Result>): Promise<Result> {
  for (;;) {
    const until = performance.now() + SLICE_MS;
    do {
      const step = work.next();
      if (step.done) return step.value;
    } while (performance.now() < until);
    await sleep(PAUSE_MS);
  }
}
