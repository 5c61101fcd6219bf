import { describe, expect, it } from "vitest";
import { meterWasm } from "../edits/meter-wasm.mjs";
import { builtEngine } from "../wasm.server";
import { Engine } from "./engine";
import { runRequest } from "./run-request";

// Long: the modules are written as bytes.

/**
 * Work is counted where it happens: in the loops and calls of any WebAssembly module. This includes work inside the
 * engine's built-ins.
 */

describe("a module, metered", () => {
  const I32 = 0x7f;
  const section = (id: number, ...bytes: number[]) => [id, bytes.length, ...bytes];
  /**
   * Builds a module with one function with one parameter, and one page of memory. `body`: the function's code without
   * the end instruction.
   */
  const moduleOf = (results: number[], ...body: number[]) =>
    Uint8Array.from([
      0x00,
      0x61,
      0x73,
      0x6d,
      0x01,
      0x00,
      0x00,
      0x00,
      ...section(1, 1, 0x60, 1, I32, results.length, ...results),
      ...section(2, 0),
      ...section(3, 1, 0),
      ...section(5, 1, 0x00, 1),
      ...section(6, 1, I32, 1, 0x41, 7, 0x0b),
      ...section(7, 1, 3, 0x72, 0x75, 0x6e, 0x00, 0),
      ...section(10, 1, body.length + 2, 0, ...body, 0x0b),
    ]);
  /** Calls `run` with this much fuel, and returns how much was used. */
  function run(bytes: Uint8Array, argument: number, fuel = 1_000n) {
    const module = new WebAssembly.Module(new Uint8Array(meterWasm(bytes)));
    const exports = new WebAssembly.Instance(module, {}).exports as Record<string, WebAssembly.Global> & {
      run: (argument: number) => number | undefined;
    };
    exports.fuel!.value = fuel;
    const result = exports.run(argument);
    return { result, used: Number(fuel - (exports.fuel!.value as bigint)) };
  }
  // loop: if (--x) continue
  const COUNTS_DOWN = moduleOf([], 0x03, 0x40, 0x20, 0, 0x41, 1, 0x6b, 0x22, 0, 0x0d, 0, 0x0b);
  // x == 0 ? 0 : run(x - 1)
  const CALLS_ITSELF = moduleOf([I32], 0x20, 0, 0x04, I32, 0x20, 0, 0x41, 1, 0x6b, 0x10, 0, 0x05, 0x41, 0, 0x0b);
  // memory.fill(0, 1, x)
  const FILLS = moduleOf([], 0x41, 0, 0x41, 1, 0x20, 0, 0xfc, 0x0b, 0x00);
  // memory.copy(0, 1000, x)
  const COPIES = moduleOf([], 0x41, 0, 0x41, 0xe8, 0x07, 0x20, 0, 0xfc, 0x0a, 0x00, 0x00);

  it("spends one unit per call and per loop iteration", () => {
    expect([run(COUNTS_DOWN, 1).used, run(COUNTS_DOWN, 10).used]).toEqual([2, 11]);
    expect([run(CALLS_ITSELF, 0), run(CALLS_ITSELF, 9)]).toEqual([
      { result: 0, used: 1 },
      { result: 0, used: 10 },
    ]);
  });

  it("spends an eighth of the length of a copy or fill", () => {
    expect([run(FILLS, 7).used, run(FILLS, 80).used, run(COPIES, 800).used]).toEqual([1, 11, 101]);
  });

  it("stops below zero, at any place", () => {
    for (const [bytes, argument] of [
      [COUNTS_DOWN, 5_000],
      [CALLS_ITSELF, 5_000],
      [FILLS, 9_000],
      [COPIES, 9_000],
    ] as const)
      expect(() => run(bytes, argument)).toThrow(WebAssembly.RuntimeError);
    expect(run(COUNTS_DOWN, 999).used).toBe(1_000);
  });

  it("keeps its results, and exports its own globals beside the fuel", () => {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(meterWasm(CALLS_ITSELF))), {});
    expect(Object.keys(exports).sort()).toEqual(["fuel", "global0", "pages", "run", "stackEnd"]);
    expect((exports.global0 as WebAssembly.Global).value).toBe(7);
  });

  it("counts nothing without charges", () => {
    const free = new WebAssembly.Module(new Uint8Array(meterWasm(COUNTS_DOWN, { charges: false })));
    const { fuel, run: go } = new WebAssembly.Instance(free, {}).exports as unknown as {
      fuel: WebAssembly.Global;
      run: (x: number) => void;
    };
    fuel.value = 5n;
    go(1_000);
    expect(fuel.value).toBe(5n);
  });
});

/**
 * Calls take the machine stack that they use from the module's own stack, so that recursion ends at the same call on
 * every host.
 */
describe("the depth of calls", () => {
  const I32 = 0x7f;
  const section = (id: number, ...bytes: number[]) => [id, bytes.length, ...bytes];
  /**
   * Builds a module of functions from i32 to i32, all of them in the table. The first is exported. The stack starts at
   * 64 kB.
   */
  const moduleOf = (...bodies: number[][]) =>
    Uint8Array.from([
      0x00,
      0x61,
      0x73,
      0x6d,
      0x01,
      0x00,
      0x00,
      0x00,
      ...section(1, 1, 0x60, 1, I32, 1, I32),
      ...section(2, 0),
      ...section(3, bodies.length, ...bodies.map(() => 0)),
      ...section(4, 1, 0x70, 0, bodies.length),
      ...section(6, 1, I32, 1, 0x41, ...[0x80, 0x80, 0x04], 0x0b),
      ...section(7, 1, 3, 0x72, 0x75, 0x6e, 0x00, 0),
      ...section(9, 1, 0, 0x41, 0, 0x0b, bodies.length, ...bodies.keys()),
      ...section(10, bodies.length, ...bodies.flatMap((body) => [body.length + 2, 0, ...body, 0x0b])),
    ]);
  /** The bytes that one call takes: 256, plus a word for its parameter, rounded up to a multiple of 16. */
  const CALL = 272;
  const CALLS = 10;

  function start(bytes: Uint8Array, stack = CALLS * CALL) {
    const module = new WebAssembly.Module(new Uint8Array(meterWasm(bytes, { stack })));
    const { fuel, global0, stackEnd, run } = new WebAssembly.Instance(module, {}).exports as unknown as {
      readonly fuel: WebAssembly.Global;
      readonly global0: WebAssembly.Global;
      readonly stackEnd: WebAssembly.Global;
      run(argument: number): number;
    };
    fuel.value = 1_000_000n;
    return { run, pointer: global0, end: stackEnd.value as number };
  }

  // If x == 0, returns 0. Otherwise runs the given code, which calls with x - 1.
  const unlessZero = (...then: number[]) => [
    0x20,
    0,
    0x45,
    0x04,
    0x40,
    0x41,
    0,
    0x0f,
    0x0b,
    0x20,
    0,
    0x41,
    1,
    0x6b,
    ...then,
  ];
  const CALLS_ITSELF = moduleOf(unlessZero(0x10, 0));
  const CALLS_EACH_OTHER = moduleOf(unlessZero(0x10, 1), unlessZero(0x10, 0));
  const CALLS_BY_TABLE = moduleOf(unlessZero(0x41, 0, 0x11, 0, 0));
  // Contains five calls that never run, so that the function takes its bytes at its entry. If x == 1, it exits by a
  // branch with 7.
  const never = [
    0x20,
    0,
    0x41,
    99,
    0x46,
    0x04,
    0x40,
    ...Array.from({ length: 5 }, () => [0x41, 0, 0x10, 0, 0x1a]).flat(),
    0x0b,
  ];
  const branches = [0x20, 0, 0x41, 1, 0x46, 0x04, 0x40, 0x41, 7, 0x0c, 1, 0x0b];
  const HAS_MANY_CALLS = moduleOf([...never, ...branches, ...unlessZero(0x10, 0)]);

  it.each([
    ["of itself", CALLS_ITSELF, 0],
    ["of one another", CALLS_EACH_OTHER, 0],
    ["over the table", CALLS_BY_TABLE, 0],
    ["by a function with many calls, left by a return or a branch", HAS_MANY_CALLS, 7],
  ])("ends at the same call: %s", (_how, bytes, result) => {
    const { run, pointer, end } = start(bytes);
    const top = pointer.value as number;
    expect(end).toBe(top - CALLS * CALL);
    expect([run(0), run(CALLS)]).toEqual([0, result]);
    expect(pointer.value).toBe(top);
    expect(() => run(CALLS + 1)).toThrow(WebAssembly.RuntimeError);
    expect(pointer.value).toBeLessThan(end);
    // After the host restores the pointer, everything is as before.
    pointer.value = top;
    expect([run(CALLS), pointer.value]).toEqual([result, top]);
  });

  it("is not charged for loops, or for calls that cannot recurse", () => {
    const loop = moduleOf([0x03, 0x40, 0x20, 0, 0x41, 1, 0x6b, 0x22, 0, 0x0d, 0, 0x0b, 0x41, 3]);
    expect(start(loop, 16).run(1_000)).toBe(3);
    const leaf = moduleOf([0x20, 0, 0x10, 1], [0x20, 0, 0x41, 1, 0x6a]);
    expect(start(leaf, 16).run(4)).toBe(5);
  });

  it("exhausted in the engine is a catchable error, at the same place each time, and leaves no trace", async () => {
    const engine = new Engine(await builtEngine());
    const run = (body: string) =>
      runRequest(engine, { files: { "a.test.js": `test("t", () => { ${body} })` }, tests: ["a.test.js"] });
    const deep = `let n = 0; const f = () => { n++; f() }; try { f() } catch (error) { console.log(n, error instanceof RangeError) }`;
    const first = run(deep);
    expect(first.log).toMatch(/^7\d\d true\n$/);
    const image = engine.guest.instance.image();
    run("const f = () => f(); f()");
    expect(run(deep)).toEqual(first);
    expect(Buffer.compare(engine.guest.instance.image(), image)).toBe(0);
  });
});
