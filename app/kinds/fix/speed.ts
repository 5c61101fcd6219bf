import { type Failure, type Files, MAX_UNITS_PER_TEST, type Sandbox } from "~/sandbox/contract";
import { MAX_GROWTH, PROBE_FLOOR, PROBE_ROOM, READ_OF_RESULT, SPEED_FACTOR, SPEED_STEP } from "./constants";

/** A performance defect: see `FixExerciseSchema`. */
export interface Probe {
  readonly id: string;
  readonly n: number;
  readonly probe: string;
}

/**
 * The work done for one input size, in units of the metered engine, excluding preparation of the input. `units` is null
 * if the run was stopped.
 */
export interface Reading {
  readonly n: number;
  readonly units: number | null;
}

/** The reference's work at n and 4n, and the number of units after which a run is stopped. */
export interface SpeedLimits {
  readonly sizes: readonly { readonly n: number; readonly reference: number }[];
  readonly unitsPerTest: number;
  /** For each size, a digest of the reference's result, and the units of work that it takes to read this result. */
  readonly results: readonly Result[];
}

interface Result {
  readonly digest: string;
  readonly units: number;
}

export interface SpeedReading {
  readonly holds: boolean;
  readonly sizes: readonly { readonly n: number; readonly units: number | null; readonly reference: number }[];
  /** Work at 4n divided by work at n. */
  readonly growth: number | null;
  readonly failure: Failure | null;
}

/**
 * Judges a fix by the work that it does instead of by its running time. Rules: docs/grading.md, "Performance defects".
 */
export function judgeSpeed(sizes: SpeedReading["sizes"], failure: Failure | null): SpeedReading {
  const [small, large] = sizes.map(({ units }) => units);
  const growth = typeof small === "number" && typeof large === "number" ? large / Math.max(1, small) : null;
  const isWithin = sizes.every(({ units, reference }) => units !== null && units <= SPEED_FACTOR * reference);
  return { holds: failure === null && isWithin && growth !== null && growth <= MAX_GROWTH, sizes, growth, failure };
}

/** Measures the work that a fix does. */
export async function probe(files: Files, of: Probe, limits: SpeedLimits, sandbox: Sandbox): Promise<SpeedReading> {
  const { readings, failure } = await measureWork(files, of, limits.unitsPerTest, sandbox, limits.results);
  const sizes = limits.sizes.map(({ n, reference }, i) => ({ n, reference, units: readings[i]!.units }));
  return judgeSpeed(sizes, failure);
}

/** Measures the reference. If the reference does not finish its own probe, the limits are 0 and `check` reports it. */
export async function limitsOf(
  files: Files,
  of: Probe,
  unitsPerTest: number | undefined,
  sandbox: Sandbox,
): Promise<SpeedLimits> {
  const { readings, results, most } = await measureWork(files, of, unitsPerTest, sandbox);
  const room = Math.max(PROBE_FLOOR, PROBE_ROOM * most);
  return {
    sizes: readings.map(({ n, units }) => ({ n, reference: units ?? 0 })),
    unitsPerTest: Math.min(MAX_UNITS_PER_TEST, Math.ceil(room)),
    results,
  };
}

/**
 * Returns a test file with three tests for each size: one with an empty body, one that does the work, and one that
 * reads the result. Built-ins are frozen before the code loads.
 */
const driverOf = (from: string, sizes: readonly number[], expected: readonly Result[] | undefined) => `
import { expect, it } from "vitest";
import { prepare, work } from "./${from}";
const digestOf = (value) => {
  const text = JSON.stringify(value) ?? "undefined";
  const step = Math.ceil(text.length / ${READ_OF_RESULT});
  let [a, b] = [0x811c9dc5, 0x9747b28c];
  for (let i = 0; i < text.length; i += step) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193);
    b = Math.imul(b ^ text.charCodeAt(i), 0x85ebca6b) ^ (b >>> 13);
  }
  return text.length + "-" + (a >>> 0).toString(16) + "-" + (b >>> 0).toString(16);
};
const expected = ${JSON.stringify(expected?.map(({ digest }) => digest) ?? null)};
let given;
for (const [i, n] of [${sizes}].entries()) {
  it("prepares", async () => { await prepare(n); });
  it("works", async () => { given = await work(await prepare(n)); });
  it("gives", () => {
    const digest = digestOf(given);
    if (expected === null) console.log("gives " + digest);
    else if (digest !== expected[i]) expect.fail("The result for " + n + " is not the right one.");
  });
}`;

/** `expected`: the result that the work must produce. Absent for the reference, which defines this result. */
async function measureWork(
  files: Files,
  { id, n, probe }: Probe,
  unitsPerTest: number | undefined,
  sandbox: Sandbox,
  expected?: readonly Result[],
) {
  const driver = `hidden/${id}.speed.test.ts`;
  const sizes = [n, SPEED_STEP * n];
  const from = probe.slice("hidden/".length).replace(/\.ts$/, "");
  const result = await sandbox.run({
    files: { ...files, [driver]: driverOf(from, sizes, expected) },
    tests: [driver],
    helpers: Object.keys(files).filter((path) => /^(?:hidden|tests)\//.test(path)),
    unitsPerTest,
  });
  const readings: Reading[] = sizes.map((size, i) => {
    const [empty, full, reading] = result.tests.slice(3 * i, 3 * i + 3);
    const isDone = result.outcome === "completed" && [empty, full, reading].every((test) => test?.status === "passed");
    // If reading the result takes more work than reading the reference's result, the fix has merely postponed the extra
    // work, so this extra work counts as well.
    const putOff = expected ? Math.max(0, (reading?.units ?? 0) - expected[i]!.units) : 0;
    return { n: size, units: isDone ? Math.max(0, full!.units - empty!.units) + putOff : null };
  });
  const digests = expected ? [] : [...result.log.matchAll(/^gives (\S+)$/gm)].map(([, digest]) => digest!);
  const results = sizes.map((_, i) => ({ digest: digests[i] ?? "", units: result.tests[3 * i + 2]?.units ?? 0 }));
  const failure = result.failure ?? result.tests.flatMap((test) => test.failures)[0] ?? null;
  return { readings, results, failure, most: Math.max(0, ...result.tests.map((test) => test.units)) };
}
