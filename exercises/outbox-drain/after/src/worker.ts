import type { Drain } from "./drain";
import { type Log, textOf } from "./monitoring";

export interface WorkerDeps {
  readonly drain: Drain;
  readonly log: Log;
}

/** Runs every five seconds, and after each message that was stored. Never rejects. */
export async function tick(deps: WorkerDeps): Promise<void> {
  try {
    await deps.drain.run();
  } catch (error) {
    // The next tick tries again.
    deps.log.warn(`Drain failed: ${textOf(error)}`);
  }
}
