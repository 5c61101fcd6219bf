/**
 * Random programs, mangled copies of valid programs, and noise. Each runs as a test file and as code under test, in the
 * processes that grade submissions. `--all` runs a fixed sample; the long run draws 20,000 new programs and shows their
 * seed (`ONRAMP_FUZZ_SEED` draws them again).
 */
import type { ChildProcess } from "node:child_process";
import fs from "node:fs";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { type RunResult, SandboxFault } from "~/sandbox/contract";
import { Engine } from "~/sandbox/engine/engine";
import { runRequest } from "~/sandbox/engine/run-request";
import { PROVIDED } from "~/sandbox/generated/provided";
import { createPool } from "~/sandbox/processes/pool.server";
import { builtEngine } from "~/sandbox/wasm.server";
import { isLong, isQuick } from "../setup/runs";
import { CANARY } from "./canary";
import { requestFor } from "./entry";
import { ALL } from "./families";
import { NEVER, type Program, programOf, writtenPrograms } from "./fuzz/programs";

const PROGRAMS = isLong ? 20_000 : isQuick ? 20 : 500;
const SEED =
  process.env.ONRAMP_FUZZ_SEED ?? (isLong ? String(Date.now()) : isQuick ? process.env.ONRAMP_SEED! : "20261121");
const BATCH = 250;
const PROCESSES = 2;
/** Every LOOKED_AT-th program also runs in this process, where the engine's memory can be inspected. */
const LOOKED_AT = 10;
/** Every SAMPLED-th hostile input runs in a separate process. hostile.test.ts runs all of them. */
const SAMPLED = isQuick ? 100 : 5;
const MB = 1_000_000;

/** The engine processes started so far. */
const { started } = vi.hoisted(() => ({ started: [] as ChildProcess[] }));
vi.mock("~/sandbox/processes/confined.server", async (original) => {
  const { startConfined } = await original<typeof import("~/sandbox/processes/confined.server")>();
  return {
    startConfined: (...args: Parameters<typeof startConfined>) => {
      const child = startConfined(...args);
      started.push(child);
      return child;
    },
  };
});

/** Returns the engine processes that have not exited. */
const alive = () => started.filter((one) => one.exitCode === null && one.signalCode === null);
afterEach(() => {
  started.length = 0;
});

const written = writtenPrograms("exercises", ALL);
const batches = Array.from({ length: Math.ceil(PROGRAMS / BATCH) }, (_, i) => i * BATCH);
const programsFrom = (first: number): Program[] =>
  Array.from({ length: Math.min(BATCH, PROGRAMS - first) }, (_, i) => programOf(SEED, first + i, written));

let built: Awaited<ReturnType<typeof builtEngine>>;
let canaryResult: RunResult;
beforeAll(async () => {
  built = await builtEngine();
  canaryResult = runRequest(new Engine(built), CANARY);
});

const OUTCOMES = new Set<RunResult["outcome"]>(["completed", "load-failed", "stopped"]);
const STATUSES = new Set(["passed", "failed", "skipped", "todo"]);

/** Returns what is wrong with a program's result, or null if nothing is wrong. */
function complaint(result: RunResult, isSuite: boolean): string | null {
  if (!OUTCOMES.has(result.outcome)) return `ended as ${result.outcome}`;
  if ((result.outcome === "completed") === (result.failure !== undefined)) return "a failure without a reason";
  if (result.log.length > 64 * 1024) return "too long a log";
  for (const { status, failures, title } of result.tests) {
    if (!STATUSES.has(status)) return `a test is ${status}`;
    if ((status === "failed") !== failures.length > 0) return `${status} with ${failures.length} failures`;
    if (!isSuite && title.at(-1) === NEVER && status !== "failed") return "a test passed that cannot";
  }
  if (!isSuite && result.outcome === "completed" && result.tests.length !== 3) return "a test is missing";
  return null;
}

/** Returns a process's resident memory in MB on Linux, and 0 elsewhere. */
function residentMb({ pid }: ChildProcess): number {
  const status = `/proc/${pid}/status`;
  if (!fs.existsSync(status)) return 0;
  return (Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(status, "utf8"))![1]) * 1024) / MB;
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
/** The most memory an engine process may use: two guests of 48 MB, the compiler's cache, and Node itself. */
const MOST_MB = 320;
const PATIENCE_MS = isLong ? 3_600_000 : 120_000;

test("the process that ran a hostile input serves the next job", { timeout: PATIENCE_MS }, async () => {
  const pool = createPool({ size: 1 });
  for (const entry of ALL.filter((_, i) => isLong || i % SAMPLED === 0)) {
    const result = await pool.run(requestFor(entry));
    expect(OUTCOMES.has(result.outcome), entry.name).toBe(true);
    expect(JSON.stringify(await pool.run(CANARY)), entry.name).toBe(JSON.stringify(canaryResult));
  }
  expect(alive().length, "still the first process").toBe(1);
  expect(started.length, "still the first process").toBe(1);
  expect(residentMb(started[0]!)).toBeLessThan(MOST_MB);
  await pool.close();
});

describe(`${PROGRAMS} programs of seed ${SEED}`, () => {
  test("end with a known outcome in the grading processes, and leave the processes as they were", {
    timeout: PATIENCE_MS,
  }, async () => {
    const pool = createPool({ size: PROCESSES });
    const counts = new Map<string, number>();
    const wrong: string[] = [];
    const memory: number[] = [];
    const judge = async ({ number, kind, ...roles }: Program, role: "asSuite" | "asCode") => {
      const [{ value, reason }] = (await Promise.allSettled([pool.run(roles[role])])) as [
        { value?: RunResult; reason?: unknown },
      ];
      const fault = reason instanceof SandboxFault ? "not graded" : "unknown";
      const what = `${kind} ${role}: ${value?.outcome ?? fault}`;
      counts.set(what, (counts.get(what) ?? 0) + 1);
      const found = value ? complaint(value, role === "asSuite") : `${fault}: ${reason}`;
      if (found !== null) wrong.push(`${number} ${role}: ${found}`);
    };
    for (const first of batches) {
      await Promise.all(
        programsFrom(first).flatMap((program) => [judge(program, "asSuite"), judge(program, "asCode")]),
      );
      // All processes are idle, so each gets one canary.
      const canaries = await Promise.all(Array.from({ length: PROCESSES }, () => pool.run(CANARY)));
      for (const canary of canaries) expect(JSON.stringify(canary)).toBe(JSON.stringify(canaryResult));
      memory.push(Math.max(...alive().map(residentMb)));
    }
    await pool.close();
    const quarter = memory.length / 4;
    const [warm, end] = [mean(memory.slice(quarter, 2 * quarter)), mean(memory.slice(3 * quarter))];
    if (isLong) console.log(Object.fromEntries([...counts].sort()), { started: started.length, warm, end });
    expect(wrong).toEqual([]);
    expect(started.length, "processes: none died and was replaced").toBe(PROCESSES);
    expect(Math.max(...memory)).toBeLessThan(MOST_MB);
    if (isLong) expect(end).toBeLessThan(1.1 * warm);
  });

  test("leave the engine's memory unchanged to the byte, and end the same on a second engine", {
    timeout: PATIENCE_MS,
  }, () => {
    const engines = [new Engine({ ...built, provided: PROVIDED }), new Engine({ ...built, provided: PROVIDED })];
    const on = (engine: Engine, request: Program["asCode"]) =>
      JSON.stringify(engine.withProvided(() => runRequest(engine, request)));
    const images = engines.map((engine) => {
      runRequest(engine, CANARY);
      return engine.guest.instance.image();
    });
    for (const first of batches) {
      for (const { number, asSuite, asCode } of programsFrom(first).filter((one) => one.number % LOOKED_AT === 0)) {
        for (const request of [asSuite, asCode]) {
          const [one, other] = engines.map((engine) => on(engine, request));
          expect(one, `program ${number}`).toBe(other);
        }
        engines.forEach((engine, i) => {
          expect(runRequest(engine, CANARY), `after program ${number}`).toEqual(canaryResult);
          expect(Buffer.compare(engine.guest.instance.image(), images[i]!), `after program ${number}`).toBe(0);
        });
      }
    }
  });
});
