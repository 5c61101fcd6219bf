/** Messages between a sandbox's caller and its worker, and the wall-clock limits of jobs. */
import type { MatrixRequest, RunRequest, RunResult } from "./contract";
import type { Walls } from "./engine/walls";
import { LOCATE_UP_TO, MATRIX_BUDGET, runBudget, STATE_BUDGET } from "./limits";
import type { MatrixPart } from "./mutants/matrix-parts";

export type Job =
  | { readonly kind: "run"; readonly id: number; readonly request: RunRequest }
  | { readonly kind: "matrix"; readonly id: number; readonly request: MatrixRequest };

/** The first message to one of the pool's workers: the uncompiled engine and its booted guests (boot-images.ts). */
export interface WorkerStart {
  readonly kind: "start";
  readonly wasm: Uint8Array;
  readonly images: Uint8Array;
  readonly walls: Partial<Walls>;
}

/** A worker's answer. For a matrix, the result is only one part, and the caller merges the parts. */
export type Answer =
  | { readonly kind: "ready" }
  | { readonly kind: "done"; readonly id: number; readonly result: RunResult | MatrixPart }
  | { readonly kind: "fault"; readonly id: number; readonly message: string };

/** Allows five seconds for everything that units don't measure. */
const BASE_MS = 5000;
/** A unit takes 1–3 ns on an idle core. Allowing 10 ns leaves a margin for a busy machine. */
const MS_PER_UNIT = 10 / 1e6;

/**
 * Returns the wall-clock limit of a job in ms. It is a backstop that should never take effect while fuel works, so it
 * allows for all legitimate work.
 */
export function wallClock(job: Pick<Job, "kind"> & { request: RunRequest | MatrixRequest }): number {
  // A failed run may be repeated to find the lines of its failures.
  const run = BASE_MS + (runBudget(job.request) + 2 * LOCATE_UP_TO) * MS_PER_UNIT;
  return job.kind === "run" ? run : run + (MATRIX_BUDGET + STATE_BUDGET) * MS_PER_UNIT;
}

/** The number of mutants that take about as long as one run. */
const MUTANTS_A_RUN = 10;

/** Returns roughly how long a job takes, in runs. Fewer than this many later jobs may overtake it. */
export const lengthOf = (job: Job): number =>
  job.kind === "run" ? 0 : Math.ceil((job.request.only ?? job.request.mutated.mutants).length / MUTANTS_A_RUN);
