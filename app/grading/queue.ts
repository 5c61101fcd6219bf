import type { Transaction } from "~/database/db.server";
import { describeError } from "~/operations/log.server";

/**
 * The queue's contract; each database has a carrier of it. A job is added in the caller's own transaction, runs at
 * least once, and the same `key` is queued once. A job's body can run twice (a process may die after the work and
 * before the note of it), so it must be repeatable. A job that fails waits longer each time. One that used up its
 * tries, also by ending its process, stays for a person to see and to put back in line.
 */
export interface Job {
  readonly task: string;
  readonly key: string;
  readonly payload: string;
}

/** Does a job's work; throws to have it tried again later. */
export type Handler = (payload: string) => Promise<unknown>;

/** By task. */
export type Handlers = Readonly<Record<string, Handler>>;

export interface QueueState {
  readonly waiting: number;
  readonly running: number;
  readonly failed: number;
  /** How long the oldest waiting job has been due, in whole minutes; null when none waits. */
  readonly oldestMinutes: number | null;
}

/** A job that used up its tries. */
export interface FailedJob {
  readonly key: string;
  readonly task: string;
  readonly attempts: number;
  readonly failedAt: Date | null;
}

/** A job that is not done: whether a try of it failed, and whether it will be tried again by itself. */
export interface PendingJob {
  readonly hasFailed: boolean;
  readonly willRetry: boolean;
}

/** What works jobs off in this process. */
export interface Lanes {
  /** Takes no further job; resolves when those that run have ended. */
  end(): Promise<void>;
  /** Gives back what still runs, as if it had not been tried: that we stop is no attempt. */
  giveBack(): Promise<void>;
}

export interface Carrier {
  addJob(tx: Transaction, job: Job): Promise<void>;
  /** Tells this process' lanes that a job was committed, so that they needn't wait for their next look. */
  nudge(): void;
  /** Works jobs off, `count` at a time. What they hold is held in `holder`'s name. */
  startLanes(holder: string, handlers: Handlers, count: number): Lanes;
  /** In whose names jobs are held. */
  listHolders(): Promise<string[]>;
  /** Frees what these hold: they are dead. The attempts that they died in count. */
  freeJobsOf(holders: readonly string[]): Promise<void>;
  getState(): Promise<QueueState>;
  listFailed(): Promise<FailedJob[]>;
  findPending(key: string): Promise<PendingJob | null>;
  /** Puts a job that used up its tries back in line. Returns whether there was one. */
  retry(key: string): Promise<boolean>;
}

/** How often a job is tried before it is given up. */
export const MAX_ATTEMPTS = 8;

/**
 * Seconds from failed try number `attempts` to the next: 2.7, 7.4, 20, 55, … (graphile-worker's own, so that both
 * agree).
 */
export const backoffSeconds = (attempts: number): number => Math.exp(Math.min(attempts, 10));

/** What is kept of a job's fault: its sort and message, never what was handed in, nor a query's values. */
export function faultOf(error: unknown): string {
  const { type, code, message } = { code: undefined, message: undefined, ...describeError(error) };
  // Zod's messages quote keys, which may be the names of a learner's files.
  const said = type === "ZodError" ? undefined : message;
  return [type === "Error" ? undefined : type, code, said].filter(Boolean).join(": ").slice(0, 300) || "Error";
}
