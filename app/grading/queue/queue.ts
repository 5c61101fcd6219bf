import type { Transaction } from "~/database/db.server";
import { describeError } from "~/operations/log.server";

/**
 * The queue's contract, which is implemented for each database. A job is added in the caller's own transaction and runs
 * at least once. The same `key` is queued only once. A job may run twice, because a process may die after doing the
 * work and before recording it. So the work must be repeatable. A failed job waits longer before each retry. A job that
 * has used up its attempts, including attempts in which its process died, stays in the queue until a person queues it
 * again.
 */
export interface Job {
  readonly task: string;
  readonly key: string;
  readonly payload: string;
}

/** Does a job's work. If it throws, the queue retries the job later. */
export type Handler = (payload: string) => Promise<unknown>;

/** The handlers, keyed by task. */
export type Handlers = Readonly<Record<string, Handler>>;

export interface QueueState {
  readonly waiting: number;
  readonly running: number;
  readonly failed: number;
  /** How long the oldest waiting job has been due, in whole minutes. Null if no job is waiting. */
  readonly oldestMinutes: number | null;
}

/** A job that has used up its attempts. */
export interface FailedJob {
  readonly key: string;
  readonly task: string;
  readonly attempts: number;
  readonly failedAt: Date | null;
}

/**
 * The state of a job that is not done. Says whether an attempt failed, and whether it will be retried automatically.
 */
export interface PendingJob {
  readonly hasFailed: boolean;
  readonly willRetry: boolean;
}

/** The part that runs jobs in this process. */
export interface Lanes {
  /** Takes no more jobs, and resolves when the running jobs have ended. */
  end(): Promise<void>;
  /** Releases running jobs without counting an attempt, because the process is stopping. */
  giveBack(): Promise<void>;
}

export interface Carrier {
  addJob(tx: Transaction, job: Job): Promise<void>;
  /** Notifies this process's lanes that a job was committed, so that they need not wait for their next poll. */
  nudge(): void;
  /** Processes jobs, `count` at a time, and locks them under the name `holder`. */
  startLanes(holder: string, handlers: Handlers, count: number): Lanes;
  /** The names of all holders that have locked jobs. */
  listHolders(): Promise<string[]>;
  /** Frees jobs that dead workers had locked. The attempts during which the workers died are counted. */
  freeJobsOf(holders: readonly string[]): Promise<void>;
  getState(): Promise<QueueState>;
  listFailed(): Promise<FailedJob[]>;
  findPending(key: string): Promise<PendingJob | null>;
  /** Requeues a job that has used up its attempts. Returns false if there is no such job. */
  retry(key: string): Promise<boolean>;
}

/** The maximum number of attempts per job. */
export const MAX_ATTEMPTS = 8;

/**
 * Seconds from failed attempt number `attempts` to the next: 2.7, 7.4, 20, 55, …, the same as in graphile-worker.
 */
export const backoffSeconds = (attempts: number): number => Math.exp(Math.min(attempts, 10));

/**
 * What the log says about a job's failed attempt. Only the key of an exercise's check is logged: the line has an exact
 * time, and with a submission in it, it would show when someone handed in (promise 1).
 */
export const describeFailure = (
  { task, key, attempts }: { readonly task: string; readonly key: string | null; readonly attempts: number },
  error: unknown,
) => ({ task, ...(task === "check" && { key }), attempts, err: error });

/**
 * The part of a job's error that is stored: its type, code and message, but never submitted text or a query's values.
 */
export function faultOf(error: unknown): string {
  const { type, code, message } = { code: undefined, message: undefined, ...describeError(error) };
  // Zod's messages quote keys, which may be the names of a learner's files.
  const said = type === "ZodError" ? undefined : message;
  return [type === "Error" ? undefined : type, code, said].filter(Boolean).join(": ").slice(0, 300) || "Error";
}
