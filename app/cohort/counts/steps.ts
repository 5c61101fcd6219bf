import { setTimeout } from "node:timers/promises";

/** Called after each step of a long calculation. Resolves when the next step may start. */
export type Rest = () => Promise<void>;

export const NO_REST: Rest = async () => {};

/** How a long calculation reports its progress, and what it waits for between its steps. */
export interface Steps {
  readonly say?: (done: number, all: number) => void;
  readonly rest?: Rest;
}

/** The longest rest, so that one slow step doesn't delay the other figures for minutes. */
const LONGEST_MS = 10_000;

/**
 * Rests after each step for `times` as long as the step took, but for at most 10 seconds, so that the database and the
 * processor are free for pages in between. Rejects once `stop` is aborted, which ends the calculation.
 */
export function restsAfter(times: number, stop: AbortSignal): Rest {
  let began = performance.now();
  return async () => {
    const taken = performance.now() - began;
    await setTimeout(Math.min(times * taken, LONGEST_MS), undefined, { signal: stop });
    began = performance.now();
  };
}
