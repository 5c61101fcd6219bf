/** Messages between a sandbox's caller and its worker, and how long a job may take by the wall clock. */
import type { MatrixRequest, RunRequest, RunResult } from "./contract";
import type { Walls } from "./engine";
import { LOCATE_UP_TO, MATRIX_BUDGET, runBudget } from "./limits";
import type { MatrixPart } from "./matrix-parts";

export type Job =
  | { readonly kind: "run"; readonly id: number; readonly request: RunRequest }
  | { readonly kind: "matrix"; readonly id: number; readonly request: MatrixRequest };

/** What a worker of the pool is told first: the engine, not compiled yet, and its booted guests (boot-images.ts). */
export interface WorkerStart {
  readonly kind: "start";
  readonly wasm: Uint8Array;
  readonly images: Uint8Array;
  readonly walls: Partial<Walls>;
}

/** A matrix is put together by anyone who asked. */
export type Answer =
  | { readonly kind: "ready" }
  | { readonly kind: "done"; readonly id: number; readonly result: RunResult | MatrixPart }
  | { readonly kind: "fault"; readonly id: number; readonly message: string };

/** Five seconds for everything that is not units. */
const BASE_MS = 5000;
/** A unit takes 1–3 ns on an idle core; ten leaves room for a busy machine. */
const MS_PER_UNIT = 10 / 1e6;

/**
 * The wall clock of a job in ms: a backstop that never fires as long as fuel works, so it allows for all work that is
 * legitimate.
 */
export function wallClock(job: Pick<Job, "kind"> & { request: RunRequest | MatrixRequest }): number {
  // A run that failed may be repeated to find its lines.
  const run = BASE_MS + (runBudget(job.request) + 2 * LOCATE_UP_TO) * MS_PER_UNIT;
  return job.kind === "run" ? run : run + MATRIX_BUDGET * MS_PER_UNIT;
}

/** Mutants that take about as long as one run. */
const MUTANTS_A_RUN = 10;

/** About how long a job takes, in runs: fewer than so many that come after it go before it. */
export const lengthOf = (job: Job): number =>
  job.kind === "run" ? 0 : Math.ceil((job.request.only ?? job.request.mutated.mutants).length / MUTANTS_A_RUN);
