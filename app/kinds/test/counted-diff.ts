import type { Failure, RunResult } from "~/sandbox/contract";

/** Reads diffs that say how many equal lines they leave out (`RunRequest.countsLeftOut`). */

/** A diff compares at most 300 lines, so a greater number isn't the sandbox's. */
const LEFT_OUT = /^…(\d{1,3})$/;

/** The lines of one side of a diff. A number stands for a line that is left out: its index on the other side. */
type Side = readonly (string | number)[];

export interface CountedDiff {
  readonly expected: Side;
  readonly received: Side;
}

export function readDiff(diff: string): CountedDiff {
  const [expected, received]: [(string | number)[], (string | number)[]] = [[], []];
  for (const row of diff.split("\n")) {
    const count = Number(LEFT_OUT.exec(row)?.[1] ?? 0);
    for (let n = 0; n < count; n++) {
      const [ofExpected, ofReceived] = [expected.length, received.length];
      expected.push(ofReceived);
      received.push(ofExpected);
    }
    if (count > 0) continue;
    const line = row.slice(2).replace(/,$/, "");
    if (row[0] !== "+") expected.push(line);
    if (row[0] !== "-") received.push(line);
  }
  return { expected, received };
}

/** The lines of a diff, except for those with one of these signs and those that are left out. */
export const linesWithout = (signs: string, diff: string): string[] =>
  diff
    .split("\n")
    .flatMap((row) => (signs.includes(row[0] ?? "") || LEFT_OUT.test(row) ? [] : [row.slice(2).replace(/,$/, "")]));

/** Returns the run with diffs for people, which don't say how many lines they leave out. */
export function withoutCounts(run: RunResult): RunResult {
  const shown = (failure: Failure): Failure =>
    failure.diff === undefined ? failure : { ...failure, diff: failure.diff.replace(/^…\d+$/gm, "  …") };
  return {
    ...run,
    ...(run.failure && { failure: shown(run.failure) }),
    tests: run.tests.map((test) => ({ ...test, failures: test.failures.map(shown) })),
  };
}
