import fs from "node:fs";
import type { MutatedFiles } from "../../app/sandbox/contract";
import { Engine } from "../../app/sandbox/engine/engine";
import { createInProcess } from "../../app/sandbox/in-process";
import { runMatrix } from "../../app/sandbox/mutants/matrix";
import { createPool } from "../../app/sandbox/processes/pool.server";
import { builtEngine } from "../../app/sandbox/wasm.server";
import { readMeasured } from "./measured";
import { type Row, timed, valueRow } from "./rows";

const JOBS = 100;
const MANY = 10_000;
const SECOND_MS = 1_000;
const MB = 1_000_000;

/** A job for the sandbox. With 200 `items`, it is small. With 40,000, it takes about 15 ms, like grading a fix. */
const job = (n: number, items: number) => ({
  files: {
    "src/sum.ts": "export const sum = (all: number[]) => all.reduce((a, b) => a + b, 0);",
    "sum.test.ts": `import { expect, it } from "vitest"; import { sum } from "./src/sum";
      it("sums ${n}", () => { expect(sum(Array.from({ length: ${items} }, (_, i) => i % 2))).toBe(${items / 2}); });`,
  },
  tests: ["sum.test.ts"],
});

/**
 * The resident memory, in megabytes, of each child process that runs an engine. Works only on Linux, because it reads
 * /proc.
 */
function memoryOfWorkers(): number[] {
  const children = fs.readFileSync(`/proc/self/task/${process.pid}/children`, "utf8").trim().split(" ").filter(Boolean);
  return children
    .filter((pid) => fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("pool-worker"))
    .map((pid) => (Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, "utf8"))![1]) * 1024) / MB);
}

/** Measures jobs per second with 1, 2 and 4 workers, and a worker's memory after warming up and after many jobs. */
export async function benchPool(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const size of [1, 2, 4]) {
    const pool = createPool({ size });
    await Promise.all(Array.from({ length: size * 4 }, (_, n) => pool.run(job(n, 40_000))));
    const times = await timed(3, () => Promise.all(Array.from({ length: JOBS }, (_, n) => pool.run(job(n, 40_000)))));
    const rates = times.map((ms) => (JOBS * SECOND_MS) / ms);
    rows.push(valueRow(`jobs-per-second-${size}`, "jobs/s", rates, `runs of some 15 ms, ${size} workers`));
    if (size === 1) {
      rows.push(valueRow("worker-memory", "MB", memoryOfWorkers(), `one worker, after ${4 + 3 * JOBS} jobs`));
      for (let n = 0; n < MANY; n += JOBS)
        await Promise.all(Array.from({ length: JOBS }, (_, i) => pool.run(job(n + i, 200))));
      rows.push(valueRow("worker-memory-later", "MB", memoryOfWorkers(), `the same worker, after ${MANY} more`));
    }
    await pool.close();
  }
  return rows;
}

/**
 * Measures running all mutants of all exercises that have mutants, each exercise with its model suite, on one engine.
 */
export async function benchCatalogue(): Promise<Row> {
  const sandbox = createInProcess(await builtEngine());
  const requests = (await readMeasured("allMutants")).map(({ request }) => request);
  const mutants = requests.reduce((sum, { mutated }) => sum + mutated.mutants.length, 0);
  const all = async () => {
    for (const request of requests) await sandbox.matrix(request);
  };
  await all();
  return valueRow(
    "catalogue-mutants",
    "ms",
    await timed(3, all),
    `${mutants} mutants of ${requests.length} exercises, one core`,
  );
}

/**
 * Creates a source file with this many mutants, each with a switch in the code, and a suite with this many tests that
 * together cover the whole source.
 */
function sized(mutants: number, tests: number) {
  const per = Math.ceil(mutants / tests);
  const of = (n: number) =>
    `export const f${n} = (x) => { ${Array.from({ length: per }, (_, k) => `if (stryMutAct_9fa48("${n * per + k}")) return ${k - 1}; stryCov_9fa48("${n * per + k}");`).join(" ")} return x + ${n}; };`;
  const mutated: MutatedFiles = {
    files: { "src/all.ts": Array.from({ length: tests }, (_, n) => of(n)).join("\n") },
    mutants: Array.from({ length: per * tests }, (_, n) => ({
      id: `m${n}`,
      key: String(n),
      file: "src/all.ts",
      operator: "",
      original: "",
      replacement: "",
      line: 1,
      column: 1,
      endLine: 1,
      endColumn: 1,
    })),
  };
  const suite = `import { expect, it } from "vitest"; import * as all from "./src/all";
${Array.from({ length: tests }, (_, n) => `it("f${n}", () => { expect(all.f${n}(7)).toBe(${7 + n}); });`).join("\n")}`;
  return { files: { "all.test.ts": suite }, tests: ["all.test.ts"], mutated };
}

const SIZES = [10, 100, 1_000];

/**
 * Measures the exponents with which the cost of a full matrix grows: with the number of mutants (at 10 tests), and with
 * the number of tests (at 1,000 mutants).
 */
export async function benchGrowth(): Promise<Row[]> {
  const engine = new Engine(await builtEngine());
  const cost = async (mutants: number, tests: number) => {
    const request = sized(mutants, tests);
    runMatrix(engine, request);
    return (await timed(3, () => runMatrix(engine, request))).sort((a, b) => a - b)[1]!;
  };
  const byMutants: [number, number][] = [];
  for (const mutants of SIZES) byMutants.push([mutants, await cost(mutants, 10)]);
  const byTests: [number, number][] = [];
  for (const tests of SIZES) byTests.push([tests, await cost(1_000, tests)]);
  const note = (points: [number, number][]) => points.map(([n, ms]) => `${n}: ${ms.toFixed(1)} ms`).join(", ");
  return [
    valueRow("growth-with-mutants", "exponent", [slope(byMutants)], note(byMutants)),
    valueRow("growth-with-tests", "exponent", [slope(byTests)], note(byTests)),
  ];
}

/** The slope of a straight line through the logarithms, by least squares. */
function slope(points: readonly [number, number][]): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const);
  const mean = (place: 0 | 1) => logs.reduce((sum, one) => sum + one[place], 0) / logs.length;
  const [mx, my] = [mean(0), mean(1)];
  const above = logs.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0);
  return above / logs.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
}
