/** Long computations in steps: the caller decides what happens between two steps. A step takes a few milliseconds. */
export type Work<Result> = Generator<void, Result, void>;

/** Runs all steps at once. */
export function atOnce<Result>(work: Work<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
