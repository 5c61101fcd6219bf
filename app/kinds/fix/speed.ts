import { type Failure, type Files, MAX_UNITS_PER_TEST, type Sandbox } from "~/sandbox/contract";
import { MAX_GROWTH, PROBE_FLOOR, PROBE_ROOM, SPEED_FACTOR, SPEED_STEP } from "./constants";

/** A speed defect: see `FixExerciseSchema`. */
export interface Probe {
  readonly id: string;
  readonly n: number;
  readonly probe: string;
}

/** Work at one size, in units of the metered engine, net of preparing the input. Null when it was stopped. */
export interface Reading {
  readonly n: number;
  readonly units: number | null;
}

/** What the reference takes at n and 4n, and the units at which a run is stopped. */
export interface SpeedLimits {
  readonly sizes: readonly { readonly n: number; readonly reference: number }[];
  readonly unitsPerTest: number;
}

export interface SpeedReading {
  readonly holds: boolean;
  readonly sizes: readonly { readonly n: number; readonly units: number | null; readonly reference: number }[];
  /** Work at 4n over work at n. */
  readonly growth: number | null;
  readonly failure: Failure | null;
}

/** Work is judged, not time: grading.md, "Speed defects". */
export function judgeSpeed(sizes: SpeedReading["sizes"], failure: Failure | null): SpeedReading {
  const [small, large] = sizes.map(({ units }) => units);
  const growth = typeof small === "number" && typeof large === "number" ? large / Math.max(1, small) : null;
  const isWithin = sizes.every(({ units, reference }) => units !== null && units <= SPEED_FACTOR * reference);
  return { holds: failure === null && isWithin && growth !== null && growth <= MAX_GROWTH, sizes, growth, failure };
}

/** Measures a repair's work. */
export async function probe(files: Files, of: Probe, limits: SpeedLimits, sandbox: Sandbox): Promise<SpeedReading> {
  const { readings, failure } = await measureWork(files, of, limits.unitsPerTest, sandbox);
  const sizes = limits.sizes.map(({ n, reference }, i) => ({ n, reference, units: readings[i]!.units }));
  return judgeSpeed(sizes, failure);
}

/** Measures the reference. Where it does not get through its own probe the limits are 0: `check` tells. */
export async function limitsOf(
  files: Files,
  of: Probe,
  unitsPerTest: number | undefined,
  sandbox: Sandbox,
): Promise<SpeedLimits> {
  const { readings, most } = await measureWork(files, of, unitsPerTest, sandbox);
  const room = Math.max(PROBE_FLOOR, PROBE_ROOM * most);
  return {
    sizes: readings.map(({ n, units }) => ({ n, reference: units ?? 0 })),
    unitsPerTest: Math.min(MAX_UNITS_PER_TEST, Math.ceil(room)),
  };
}

async function measureWork(files: Files, { id, n, probe }: Probe, unitsPerTest: number | undefined, sandbox: Sandbox) {
  const driver = `hidden/${id}.speed.test.ts`;
  const sizes = [n, SPEED_STEP * n];
  const from = probe.slice("hidden/".length).replace(/\.ts$/, "");
  const source = `import { it } from "vitest";
import { prepare, work } from "./${from}";
for (const n of [${sizes.join(", ")}]) {
  it("prepares", async () => { await prepare(n); });
  it("works", async () => { await work(await prepare(n)); });
}`;
  const result = await sandbox.run({
    files: { ...files, [driver]: source },
    tests: [driver],
    helpers: Object.keys(files).filter((path) => /^(?:hidden|tests)\//.test(path)),
    unitsPerTest,
  });
  const readings: Reading[] = sizes.map((size, i) => {
    const [empty, full] = [result.tests[2 * i], result.tests[2 * i + 1]];
    const isDone = result.outcome === "completed" && empty?.status === "passed" && full?.status === "passed";
    return { n: size, units: isDone ? Math.max(0, full.units - empty.units) : null };
  });
  const failure = result.failure ?? result.tests.flatMap((test) => test.failures)[0] ?? null;
  return { readings, failure, most: Math.max(0, ...result.tests.map((test) => test.units)) };
}
