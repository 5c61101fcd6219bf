/**
 * Tests that the engine is deterministic, that work inside native code is metered, and that no state remains after a
 * run, however it ended.
 */
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { isQuick, runs } from "../../../tests/setup/runs";
import type { RunResult } from "../contract";
import { builtEngine, engineFiles } from "../wasm.server";
import { makeBootImages } from "./boot-images";
import { Engine } from "./engine";
import { runRequest } from "./run-request";

let built: Awaited<ReturnType<typeof builtEngine>>;
let engine: Engine;
beforeAll(async () => {
  built = await builtEngine();
  engine = new Engine(built);
});

const request = (source: string, unitsPerTest?: number) => ({
  files: { "a.test.ts": source },
  tests: ["a.test.ts"],
  ...(unitsPerTest === undefined ? {} : { unitsPerTest }),
});
const run = (source: string, unitsPerTest?: number): RunResult => runRequest(engine, request(source, unitsPerTest));

const PROBE = `it("probe", async () => {
  console.log(Math.random(), Date.now(), new Date().toString(), performance.now(), [3, 1, 2].sort().join());
  const seen = new Map(); for (let i = 0; i < 50; i++) seen.set({ i }, String(i));
  await new Promise((r) => setTimeout(r, 7));
  console.log([...seen.values()].join("").length, Date.now());
  expect(new Error("x").stack).toBe("");
});
it("fails", () => { expect({ a: [1, 2] }).toEqual({ a: [1, 3] }) });`;

/** Returns all of the guest's memory after a run. */
function imageAfter(target: Engine, source: string): Uint8Array {
  runRequest(target, request(source));
  return target.guest.instance.image();
}

describe("deterministic", () => {
  test("a restored engine equals one that boots the harness itself, in memory and addresses", async () => {
    const { wasm, images } = await engineFiles();
    expect(Buffer.compare(makeBootImages(wasm), images)).toBe(0);
  });

  test("two runs in one engine, and one in an engine that boots itself, have the same result, fuel and memory", () => {
    const first = run(PROBE);
    expect(first.tests.map((each) => each.status)).toEqual(["passed", "failed"]);
    const image = engine.guest.instance.image();
    expect(run(PROBE)).toEqual(first);
    expect(Buffer.compare(imageAfter(engine, PROBE), image)).toBe(0);
    const other = new Engine({ wasm: built.wasm });
    expect(runRequest(other, request(PROBE))).toEqual(first);
    expect(Buffer.compare(imageAfter(other, PROBE), image)).toBe(0);
  });

  test("a run sees nothing of the machine: no time zone, language, clock or environment", () => {
    const { log } = run(PROBE);
    expect(log).toMatch(/^0\.\d+ 1767603600000 Mon Jan 05 2026 09:00:00 GMT\+0000 \(?.*?\)? ?0 1,2,3\n/);
  });

  test.each([
    ["out of work", `it("x", () => { for (;;) {} })`],
    ["out of work in a native loop", `it("x", () => { const a = new Array(1e7).fill(0); for (;;) a.includes(1) })`],
    ["out of work in a comparator", `it("x", () => { [3, 2, 1].sort(() => { for (;;) {} }) })`],
    ["out of work in a pattern", `it("x", () => { /^(a+)+$/.test("a".repeat(40) + "b") })`],
    ["out of memory", `it("x", () => { const a = []; for (;;) a.push(new Array(1000).fill(a)) })`],
    ["too deep", `it("x", () => { const f = () => [0].map(f); f() })`],
    [
      "too deep in native code",
      `it("x", () => { let a = []; for (let i = 0; i < 1e5; i++) a = [a]; JSON.stringify(a) })`,
    ],
    ["too much output", `it("x", () => { for (;;) console.log("flood") })`],
    ["hung", `it("x", () => new Promise(() => {}))`],
    ["timers without end", `it("x", async () => { setInterval(() => {}, 0); await new Promise(() => {}) })`],
  ])("after a run that ended %s, a clean run is the same to the byte", (_how, source) => {
    const before = run(PROBE);
    const image = engine.guest.instance.image();
    const hurt = run(source, 30_000_000);
    expect(hurt.tests[0]!.status).toBe("failed");
    expect(run(PROBE)).toEqual(before);
    expect(Buffer.compare(engine.guest.instance.image(), image)).toBe(0);
  });

  test.skipIf(isQuick)("a thousand runs leave nothing behind", () => {
    const before = run(PROBE);
    for (let i = 0; i < 1000; i++) run(`it("x", () => { globalThis.left = ${i}; expect(1).toBe(1) })`);
    expect(run(PROBE)).toEqual(before);
  });
});

describe("fuel", () => {
  const units = (body: string) => run(`it("x", () => { ${body} })`, 2_000_000_000).tests[0]!.units;

  test("an empty test costs nothing, and the same body always costs the same", () => {
    expect(units("")).toBeLessThan(100);
    expect(units("for (let i = 0; i < 1000; i++);")).toBe(units("for (let i = 0; i < 1000; i++);"));
  });

  test("counts work inside native loops: 4 times the items take 16 times the work with includes, and 4 with a set", () => {
    const slow = (n: number) => units(`const a = []; for (let i = 0; i < ${n}; i++) if (!a.includes(i)) a.push(i);`);
    const fast = (n: number) => units(`const a = new Set(); for (let i = 0; i < ${n}; i++) a.add(i);`);
    expect(slow(4000) / slow(1000)).toBeGreaterThan(10);
    expect(fast(4000) / fast(1000)).toBeLessThan(5);
    expect(slow(4000) / fast(4000)).toBeGreaterThan(20);
  });

  test("sees work inside copies: spreading in a loop", () => {
    const slow = (n: number) => units(`let a = []; for (let i = 0; i < ${n}; i++) a = [...a, i];`);
    expect(slow(2000) / slow(500)).toBeGreaterThan(8);
  });

  test("more work never costs less", () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.nat(2000), (a, b) => {
        const cost = (n: number) => units(`let s = 0; for (let i = 0; i < ${n}; i++) s += i;`);
        return a <= b ? cost(a) <= cost(b) : cost(a) >= cost(b);
      }),
      { numRuns: runs(30) },
    );
  });
});
