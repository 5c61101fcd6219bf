import { env } from "./env.server";
import { gradeSubmission } from "./grading/grade.server";
import { startQueue } from "./grading/queue.server";
import type { Sandbox } from "./sandbox/contract";
import { createPool } from "./sandbox/pool.server";

/** The second root beside the routes: the queue, and the sandbox's threads that work it off. */
export interface Worker {
  readonly sandbox: Sandbox;
  /** Takes no further job, ends those that run, then the threads. */
  stop(): Promise<void>;
}

/** Jobs in hand for each sandbox thread: while one waits for the database another one runs. */
const LANES_PER_THREAD = 2;

export function startWorker(): Worker {
  const sandbox = createPool({ size: env.graders });
  const queue = startQueue({ grade: (id) => gradeSubmission(id, sandbox) }, env.graders * LANES_PER_THREAD);
  return {
    sandbox,
    async stop() {
      await queue.stop();
      await sandbox.close();
    },
  };
}
