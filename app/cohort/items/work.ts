/** A long computation in steps of a few milliseconds. The caller decides what happens between two steps. */
export type Work<Result> = Generator<void, Result, void>;

/** Runs all steps without a pause. */
export function atOnce<Result>(work: Work<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
