import fs from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import type { MatrixRequest, MatrixResult, Mutant } from "../../app/sandbox/contract";
import { Engine } from "../../app/sandbox/engine/engine";
import { runRequest } from "../../app/sandbox/engine/run-request";
import { runMatrix } from "../../app/sandbox/mutants/matrix";
import { mutate } from "../../app/sandbox/mutants/mutants.server";
import { builtEngine } from "../../app/sandbox/wasm.server";
import { node, WORK, writeFiles } from "./grading";
import { rawMatrix } from "./raw-v8";
import { type Row, ratioRow, timed, valueRow } from "./rows";
import { compareVerdicts, runStryker } from "./stryker";
import { unmeteredWasm } from "./unmetered";

const FIXTURE = path.resolve("scripts/bench/fixture");
const SOURCE = "orders.ts";
const TEST = "orders.test.ts";
const SHIM = "shim.ts";
const read = (file: string) => fs.readFileSync(path.join(FIXTURE, file), "utf8");
/** Replaces the library's `expect` with a shim of thirty lines. */
const withShim = (test: string) =>
  test.replace(
    /^import .* from "vitest";$/m,
    'import { beforeEach, describe, it } from "vitest";\nimport { expect } from "./shim";',
  );

/** Measures the full kill matrix of one file (fixture/), compared with StrykerJS and with V8 without isolation. */
export async function benchMatrix({ withCommandRunner }: { withCommandRunner: boolean }): Promise<Row[]> {
  const built = await builtEngine();
  const engine = new Engine(built);
  const source = { [SOURCE]: read(SOURCE) };
  const mutated = await mutate(source, [SOURCE]);
  const request = { files: { ...source, [TEST]: read(TEST) }, tests: [TEST], mutated };
  const shimmed = { ...request, files: { ...source, [TEST]: withShim(read(TEST)), [SHIM]: read(SHIM) } };
  const size = `${mutated.mutants.length} mutants, ${runMatrix(engine, request).baseline.tests.length} tests`;

  const warm = await timeMatrix(engine, request);
  const warmShim = await timeMatrix(engine, shimmed);
  const unmetered = await timeMatrix(new Engine({ wasm: await unmeteredWasm(), walls: { fuel: false } }), request);
  const rawRun = await rawMatrix(request, { isNew: false });
  expectSameKills(await rawRun(), runMatrix(engine, request), mutated.mutants);
  const raw = await timeRaw(request, { isNew: false });
  const rawShim = await timeRaw(shimmed, { isNew: false });
  const newRealm = await timeRaw(request, { isNew: true });
  const newRealmShim = await timeRaw(shimmed, { isNew: true });

  const dir = path.join(WORK, "orders");
  writeFiles(dir, { ...source, [TEST]: read(TEST) });
  const { times: stryker, mutants: theirs } = await runStryker(dir, {
    source: SOURCE,
    test: TEST,
    runner: "vitest",
    runs: 3,
  });
  const verdicts = compareVerdicts(theirs, runMatrix(engine, request), mutated.mutants);
  const cold = await timeCold(dir);
  const rows = [
    valueRow("matrix", "ms", warm, `warm engine, ${size}`),
    ratioRow("matrix-vs-stryker-vitest", stryker, warm, `${size}; ${verdicts}`),
    ratioRow(
      "matrix-vs-stryker-vitest-shim",
      stryker,
      warmShim,
      "our side uses a small shim in place of the assertion library",
    ),
    ratioRow("cold-job-vs-stryker", stryker, cold, "a fresh process: mutants made, engine booted, full matrix"),
    ratioRow("matrix-vs-raw-v8", raw, warm, "one bare vm realm, reused (unsafe: the upper limit)"),
    ratioRow("matrix-vs-raw-v8-shim", rawShim, warmShim, "the same, with a small shim on both sides"),
    ratioRow("matrix-vs-new-realm", newRealm, warm, "a new bare realm for each job: V8 has no compiled code for it"),
    ratioRow("matrix-vs-new-realm-shim", newRealmShim, warmShim, "the same, with a small shim on both sides"),
    ratioRow("matrix-vs-unmetered", warm, unmetered, "cost of counting the work"),
    await snapshotRow(built.wasm),
  ];
  if (withCommandRunner) {
    const { times } = await runStryker(dir, { source: SOURCE, test: TEST, runner: "command", runs: 1 });
    rows.push(ratioRow("matrix-vs-stryker-command", times, warm, size));
  }
  return rows;
}

/**
 * Throws unless V8 without isolation finds the same kills as the sandbox. If the kills differed, the two would not be
 * doing the same work.
 */
function expectSameKills(raw: Record<string, number[]>, { kills }: MatrixResult, mutants: readonly Mutant[]): void {
  for (const { id, key } of mutants) {
    const isKilled = Object.keys(kills[id] ?? {}).length > 0;
    if (isKilled !== raw[key]!.length > 0) throw new Error(`${id} is killed ${isKilled ? "here" : "there"} alone`);
  }
}

const RUNS = 20;

async function timeMatrix(engine: Engine, request: MatrixRequest): Promise<number[]> {
  for (let n = 0; n < 5; n++) runMatrix(engine, request);
  return timed(RUNS, () => runMatrix(engine, request));
}

async function timeRaw(request: MatrixRequest, realm: { isNew: boolean }): Promise<number[]> {
  const run = await rawMatrix(request, realm);
  for (let n = 0; n < 5; n++) await run();
  return timed(RUNS, run);
}

async function timeCold(dir: string): Promise<number[]> {
  const outfile = path.resolve(".cache/bench/cold-job.mjs");
  await build({
    entryPoints: ["scripts/bench/cold-job.ts"],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "error",
  });
  // Uses the same options as `npm run grade`.
  const args = ["--v8-pool-size=1", outfile, path.join(dir, SOURCE), path.join(dir, TEST)];
  return timed(5, () => node(args, process.cwd(), "the cold job"));
}

/** Measures a small run in a guest restored from a snapshot, compared with the same run in a newly booted guest. */
async function snapshotRow(wasm: WebAssembly.Module): Promise<Row> {
  const request = { files: { "a.test.ts": 'it("a", () => expect(1).toBe(1));' }, tests: ["a.test.ts"] };
  const engine = new Engine({ wasm });
  for (let n = 0; n < 20; n++) runRequest(engine, request);
  const restored = await timed(RUNS, () => runRequest(engine, request));
  const fresh = await timed(RUNS, () => runRequest(new Engine({ wasm }), request));
  return ratioRow("snapshot-vs-new-context", fresh, restored, "one small run");
}
