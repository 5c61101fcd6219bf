/**
 * Everything that hostile code has tried, in one list. Each entry must end as it says, and the clean run after it must
 * be the same to the byte. Then each wall is taken down alone: the entries that name it must get through, so it is known
 * that this wall is what stops them.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunResult, SandboxFault } from "~/sandbox/contract";
import { ALL_WALLS, Engine, type Walls } from "~/sandbox/engine";
import { PROVIDED } from "~/sandbox/generated/provided";
import { createPool } from "~/sandbox/pool.server";
import { runRequest } from "~/sandbox/run-request";
import { engineWasm } from "~/sandbox/wasm.server";
import { codeFromText } from "./cases/code-from-text";
import { depth } from "./cases/depth";
import { endless } from "./cases/endless";
import { equality } from "./cases/equality";
import { forgedVerdicts } from "./cases/forged-verdicts";
import { host } from "./cases/host";
import { leaks } from "./cases/leaks";
import { leaving } from "./cases/leaving";
import { memory } from "./cases/memory";
import { modules } from "./cases/modules";
import { output } from "./cases/output";
import { printing } from "./cases/printing";
import { prototypes } from "./cases/prototypes";
import { provided } from "./cases/provided";
import { realm } from "./cases/realm";
import { stack } from "./cases/stack";
import { symbols } from "./cases/symbols";
import { thenables } from "./cases/thenables";
import { timers } from "./cases/timers";
import { type HostileEntry, requestFor } from "./entry";

const FAMILIES: Record<string, readonly HostileEntry[]> = {
  "forged verdicts": forgedVerdicts,
  prototypes,
  printing,
  equality,
  thenables,
  realm,
  "code from text": codeFromText,
  stack,
  modules,
  "provided modules": provided,
  endless,
  memory,
  depth,
  output,
  timers,
  leaving,
  leaks,
  symbols,
  host,
};
const ALL = Object.values(FAMILIES).flat();

/** A run that uses most of what a suite uses; compared before and after each entry. */
const CLEAN = {
  files: {
    "src/sum.ts": "export const sum = (all: number[]) => all.reduce((a, b) => a + b, 0);",
    "clean.test.ts": `import { expect, it, vi } from "vitest"; import { sum } from "./src/sum";
      it("sums", () => { expect(sum([1, 2])).toBe(3); expect(new Map([[1, { a: [1] }]])).toEqual(new Map([[1, { a: [1] }]])) });
      it("fails", () => { expect({ sum: sum([1]) }).toEqual({ sum: 2 }) });
      it("waits", async () => { const f = vi.fn(async () => Math.random()); await f(); await new Promise((r) => setTimeout(r, 9)); console.log(Date.now(), f.mock.calls.length, Math.random(), new Error("x").stack) });`,
  },
  tests: ["clean.test.ts"],
};

let wasm: WebAssembly.Module;
let engine: Engine;
let cleanResult: RunResult;
let cleanImage: Uint8Array;
beforeAll(async () => {
  wasm = await engineWasm();
  engine = new Engine({ wasm, provided: PROVIDED });
  cleanResult = runRequest(engine, CLEAN);
  cleanImage = engine.guest.instance.image();
  expect(cleanResult.tests.map((each) => each.status)).toEqual(["passed", "failed", "passed"]);
});

const statuses = (result: RunResult) => [result.outcome, ...result.tests.map((each) => each.status)];
const failures = (result: RunResult) => [
  ...(result.failure ? [result.failure] : []),
  ...result.tests.flatMap((each) => each.failures),
];
const nonePasses = (result: RunResult) =>
  result.outcome !== "completed" || (result.tests.length > 0 && result.tests.every((each) => each.status === "failed"));

/** Whether the entry ended as it must on this engine. */
function holds(target: Engine, entry: HostileEntry): { holds: boolean; result: RunResult } {
  const run = (work?: string) => target.withProvided(() => runRequest(target, requestFor(entry, work)));
  const result = run();
  const { must } = entry;
  if (must === "fail") return { holds: nonePasses(result), result };
  if (must === "pass")
    return { holds: result.outcome === "completed" && result.tests.every((each) => each.status === "passed"), result };
  if (must === "contained") {
    const walls = ["depth", "memory"];
    return {
      holds: result.outcome === "completed" && failures(result).every((each) => walls.includes(each.kind)),
      result,
    };
  }
  if ("stop" in must)
    return { holds: nonePasses(result) && failures(result).some((each) => each.kind === must.stop), result };
  if ("refused" in must)
    return { holds: nonePasses(result) && failures(result).some((each) => must.refused.test(each.message)), result };
  const other = run(must.same);
  return { holds: JSON.stringify(statuses(result)) === JSON.stringify(statuses(other)), result };
}

test("the list is long and wide enough, and every name is told apart", () => {
  expect(ALL.length).toBeGreaterThanOrEqual(60);
  expect(Object.keys(FAMILIES).length).toBeGreaterThanOrEqual(12);
  expect(new Set(ALL.map((entry) => entry.name)).size).toBe(ALL.length);
});

describe.each(Object.entries(FAMILIES))("%s", (_family, entries) => {
  test.each(entries)("$name: $why", (entry) => {
    const outcome = holds(engine, entry);
    expect(
      outcome.holds,
      JSON.stringify({ must: entry.must, got: statuses(outcome.result), failures: failures(outcome.result) }),
    ).toBe(true);
    expect(outcome.result.log.length).toBeLessThanOrEqual(64 * 1024);
    expect(JSON.stringify(outcome.result).length).toBeLessThan(2_000_000);
    expect(runRequest(engine, CLEAN)).toEqual(cleanResult);
    expect(Buffer.compare(engine.guest.instance.image(), cleanImage)).toBe(0);
  });
});

describe("each wall, taken down alone, lets through what names it", () => {
  const walls = Object.keys(ALL_WALLS) as (keyof Walls)[];
  const namedBy = (wall: keyof Walls) => ALL.filter((entry) => entry.through?.includes(wall));

  test("at least three entries name each wall", () => {
    for (const wall of walls) expect(namedBy(wall).length, wall).toBeGreaterThanOrEqual(3);
  });

  for (const wall of walls.filter((each) => each !== "fuel")) {
    describe(wall, () => {
      test.each(namedBy(wall))("$name", (entry) => {
        // An engine without a wall may be left in any state: a fresh one each time.
        expect(holds(new Engine({ wasm, provided: PROVIDED, walls: { [wall]: false } }), entry).holds).toBe(false);
      });
    });
  }

  describe("fuel", () => {
    const pool = createPool({ size: 1, walls: { fuel: false }, wallClockMs: 400 });
    beforeAll(async () => {
      // Warm: what follows is not the start of the worker.
      expect((await pool.run(CLEAN)).outcome).toBe("completed");
    });
    afterAll(() => pool.close());
    test.each(namedBy("fuel"))("$name", async (entry) => {
      await expect(pool.run(requestFor(entry))).rejects.toThrow(SandboxFault);
    });
  });
});
