import { beforeAll, describe, expect, it } from "vitest";
import { sample } from "../../../tests/setup/runs";
import { builtEngine } from "../wasm.server";
import { Engine } from "./engine";
import { runRequest } from "./run-request";

/**
 * The rules for judging a repair (docs/grading.md): the maximum multiple of the reference's work, and the maximum
 * growth from n to 4n.
 */
const SPEED_FACTOR = 3;
const MAX_GROWTH = 6;

/** Pairs of code with the same result for n items. The first is slow, mostly because of work inside built-ins. */
const PAIRS: readonly (readonly [name: string, slow: string, fast: string])[] = [
  [
    "includes of a list, or a set",
    "const seen = []; for (const x of all(n)) if (!seen.includes(x)) seen.push(x);",
    "const seen = new Set(); for (const x of all(n)) seen.add(x);",
  ],
  ["indexOf in a filter, or a set", "all(n).filter((x, i, list) => list.indexOf(x) === i);", "[...new Set(all(n))];"],
  [
    "shift from a queue, or an index",
    "const q = all(n); while (q.length) q.shift();",
    "const q = all(n); for (let i = 0; i < q.length; i++) q[i];",
  ],
  [
    "splice at the front, or an index",
    "const q = all(n); while (q.length) q.splice(0, 1);",
    "const q = all(n); for (let i = 0; i < q.length; i++) q[i];",
  ],
  [
    "unshift, or push and reverse",
    "const out = []; for (const x of all(n)) out.unshift(x);",
    "const out = []; for (const x of all(n)) out.push(x); out.reverse();",
  ],
  [
    "spread of a list, or push",
    "let out = []; for (const x of all(n)) out = [...out, x];",
    "const out = []; for (const x of all(n)) out.push(x);",
  ],
  [
    "concat, or push",
    "let out = []; for (const x of all(n)) out = out.concat(x);",
    "const out = []; for (const x of all(n)) out.push(x);",
  ],
  [
    "spread of an object, or a key",
    "let out = {}; for (const x of all(n)) out = { ...out, ['k' + x]: x };",
    "const out = {}; for (const x of all(n)) out['k' + x] = x;",
  ],
  [
    "Object.keys for a count, or a counter",
    "const out = {}; let most = 0; for (const x of all(n)) { out['k' + x] = x; most = Object.keys(out).length; }",
    "const out = {}; let most = 0; for (const x of all(n)) { out['k' + x] = x; most++; }",
  ],
  [
    "a copy by JSON at each step, or once",
    "let out = []; for (const x of all(n)) { out = JSON.parse(JSON.stringify(out)); out.push(x); }",
    "let out = []; for (const x of all(n)) out.push(x); out = JSON.parse(JSON.stringify(out));",
  ],
  [
    "sorted at each step, or once",
    "const out = []; for (const x of all(n)) { out.push(x); out.sort(); }",
    "const out = []; for (const x of all(n)) out.push(x); out.sort();",
  ],
  [
    "a text cut up at each step, or once",
    "const text = 'x,'.repeat(n); for (const x of all(n)) text.split(',')[x];",
    "const parts = 'x,'.repeat(n).split(','); for (const x of all(n)) parts[x];",
  ],
  [
    "find in a list, or a map",
    "const list = all(n).map((id) => ({ id })); for (const x of all(n)) list.find(({ id }) => id === x);",
    "const list = new Map(all(n).map((id) => [id, { id }])); for (const x of all(n)) list.get(x);",
  ],
  [
    "a pattern that looks ahead from each place, or includes",
    "/x+y/.test('x'.repeat(n));",
    "'x'.repeat(n).includes('y');",
  ],
  [
    "the last of a list by a copy, or by its place",
    "const list = []; for (const x of all(n)) { list.push(x); list.slice().pop(); }",
    "const list = []; for (const x of all(n)) { list.push(x); list[list.length - 1]; }",
  ],
  [
    "lastIndexOf, or a map of places",
    "const list = all(n); for (const x of list) list.lastIndexOf(n - 1 - x);",
    "const at = new Map(all(n).map((x, i) => [x, i])); for (const x of all(n)) at.get(x);",
  ],
];

describe("slow and fast code", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = new Engine(await builtEngine());
  });
  const unitsOf = (code: string, n: number) => {
    const test = `const all = (n) => Array.from({ length: n }, (_, i) => i); test("t", () => { const n = ${n}; ${code} });`;
    const [result] = runRequest(engine, {
      files: { "a.test.js": test },
      tests: ["a.test.js"],
      unitsPerTest: 2_000_000_000,
    }).tests;
    expect([code, result?.status]).toEqual([code, "passed"]);
    return result!.units;
  };

  it.each(sample(PAIRS, 1, ([name]) => name))("are distinguished at n and at 4n: %s", (_name, slow, fast) => {
    const n = 1_000;
    const [few, many] = [unitsOf(slow, n), unitsOf(slow, 4 * n)];
    const [fewFast, manyFast] = [unitsOf(fast, n), unitsOf(fast, 4 * n)];
    expect(many / few).toBeGreaterThan(MAX_GROWTH);
    expect(manyFast / fewFast).toBeLessThan(MAX_GROWTH);
    expect(many / manyFast).toBeGreaterThan(SPEED_FACTOR);
  });
});
