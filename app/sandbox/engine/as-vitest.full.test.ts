import { beforeAll, describe, expect, it } from "vitest";
import { isLong } from "../../../tests/setup/runs";
import { builtEngine } from "../wasm.server";
import { Engine } from "./engine";
import { runRequest } from "./run-request";

/**
 * Checks our assertions against vitest in Node. They are vitest's own code, with edits and shortcuts, and each must
 * pass or fail exactly as it does there.
 */

const VALUES = [
  "1",
  "-0",
  "0",
  "NaN",
  "'x'",
  "''",
  "null",
  "undefined",
  "true",
  "10n",
  "Symbol.iterator",
  "[]",
  "[1]",
  "[1, 2]",
  "[2, 1]",
  "[undefined]",
  "[, 1]",
  "[, undefined]",
  "[[1]]",
  "[-0]",
  "[null]",
  "Object.assign([1], { more: 1 })",

  "new (class extends Array {})()",
  "{}",
  "{ a: 1 }",
  "{ a: 1, b: undefined }",
  "{ a: 2 }",
  "{ a: '1' }",
  "{ a: [1, { b: 2 }] }",
  "{ a: [1, { b: 3 }] }",
  "{ a: 1, [Symbol.toStringTag]: 'x' }",
  "{ [Symbol.iterator]: undefined }",
  "{ length: 1 }",
  "{ 0: 1, length: 1 }",
  "Object.create(null)",
  "Object.assign(Object.create(null), { a: 1 })",
  "Object.create({ a: 1 })",
  "Object.defineProperty({}, 'a', { value: 1 })",
  "Object.defineProperty({ a: 1 }, 'b', { value: 1 })",
  "{ get a() { return 1 } }",
  "{ get a() { return [1] } }",
  "(function () { return arguments })()",
  "(function () { return arguments })(1)",
  "Object.setPrototypeOf(new Date(5), Object.prototype)",
  "Object.setPrototypeOf(new Map([[1, 2]]), Object.prototype)",
  "Object.setPrototypeOf([1], Object.prototype)",
  "Object.setPrototypeOf({ 0: 1 }, Array.prototype)",
  "new (class A { a = 1 })()",
  "new (class A { constructor() { this.a = 1 } get b() { return 1 } })()",
  "{ a: { b: { c: { d: { e: { f: { g: 1 } } } } } } }",
  "{ a: { b: { c: { d: { e: { f: { g: 2 } } } } } } }",
  "new Date(5)",
  "new Map([[1, 2]])",
  "new Set([1])",
  "/x/",
  "new Error('x')",
  "Object('x')",
  "new Uint8Array([1])",
  "new Proxy([1], {})",
  "new Proxy({ a: 1 }, {})",
  "(() => { const a = []; a.push(a); return a })()",
  "() => { throw new Error('x marks') }",
  "() => { throw new RangeError('') }",
  "() => { throw 'x' }",
  "() => { throw null }",
  "() => { throw { message: 'x' } }",
  "() => { throw {} }",
  "() => 1",
];
const UNARY = [
  "toThrow()",
  "toThrow('x')",
  "toThrow('')",
  "toThrow(/x/)",
  "toThrow(/x/g)",
  "toThrow(RangeError)",
  "not.toThrow()",
  "not.toThrow('x')",
  "toThrow(new Error('x marks'))",
  "toHaveLength(1)",
  "not.toHaveLength(1)",
  "toHaveLength(0)",
  "toContain(1)",
  "toBeTruthy()",
  "toBeDefined()",
  "toBeNull()",
  "not.toBeNull()",
  "toBeInstanceOf(Error)",
  "toMatch(/x/)",
  "toMatch('x')",
  "toBeGreaterThan(0)",
  "toBeCloseTo(1)",
  "toHaveProperty('a')",
  "toHaveProperty('a', 1)",
  "to.be.an('array')",
  "to.have.lengthOf(1)",
  "to.throw('x')",
  "to.be.empty",
  "not.to.be.ok",
  "toContainEqual([1])",
  "toBeFoo()",
  "to.be.tru",
  "not.toBeFoo",
  "not.toEqual(expect.anything())",
  "toEqual(expect.any(Object))",
  "toEqual([expect.any(Number)])",
  "toEqual({ a: expect.anything() })",
  "toEqual(expect.objectContaining({ a: 1 }))",
];
/** Matchers that compare two values. Each one is tried on every pair of values. */
const BINARY = ["toEqual", "toStrictEqual", "toMatchObject", "not.toEqual", "not.toStrictEqual", "toBe"];
/** The values to compare. Functions are omitted, because comparing them would print or call them. */
const COMPARED = VALUES.filter((value) => !value.startsWith("() =>"));

/**
 * The step between tested combinations. A short run tests only every fifth one, which still covers each value and each
 * matcher. The long run tests all.
 */
const STEP = isLong ? 1 : 5;

const assertions = [
  ...VALUES.flatMap((value) => UNARY.map((matcher) => `expect(${value}).${matcher}`)),
  ...COMPARED.flatMap((a) => COMPARED.flatMap((b) => BINARY.map((matcher) => `expect(${a}).${matcher}(${b})`))),
].filter((_, n) => n % STEP === 0);

/**
 * Whether an assertion fails here although it passes in vitest. This applies to searching the message of a thrown value
 * that has no message, and to using an object as a number, because an object could return a different value each time.
 */
const isStricter = (assertion: string): boolean =>
  /throw null.*\.(?:toThrow|to\.throw)\((?:'|\/)/.test(assertion) || assertion.endsWith(".toBeCloseTo(1)");

/** Whether the assertion passes in vitest in Node. */
function decides(assertion: string): boolean {
  const holds = new Function("expect", `return ${assertion.replace(/^expect\((\{.*?\})\)\./s, "expect($1).")};`);
  try {
    holds(expect);
    return true;
  } catch {
    return false;
  }
}

let engine: Engine;
beforeAll(async () => {
  engine = new Engine(await builtEngine());
});

describe("each assertion passes or fails as in vitest", () => {
  const CHUNK = 1500;
  const chunks = Array.from({ length: Math.ceil(assertions.length / CHUNK) }, (_, n) =>
    assertions.slice(n * CHUNK, (n + 1) * CHUNK),
  );

  it.each(chunks.map((chunk, n) => [n, chunk] as const))("part %i", (_n, chunk) => {
    const body = chunk.map((assertion, n) => `try { ${assertion}; said[${n}] = "1" } catch { said[${n}] = "0" }`);
    // The sandbox records each failure, so the whole test fails, although its code catches the errors. The log shows
    // which assertions passed.
    const suite = `import { expect, it } from "vitest";\nit("all", () => { const said = [];\n${body.join("\n")}\nconsole.log(said.join("")) });`;
    const { log, outcome } = runRequest(engine, {
      files: { "a.test.js": suite },
      tests: ["a.test.js"],
      unitsPerTest: 2_000_000_000,
    });
    expect(outcome).toBe("completed");
    const said = log.trim();
    expect(said).toHaveLength(chunk.length);
    const other = chunk.filter((assertion, n) => {
      const here = said[n] === "1";
      return decides(assertion) !== here && (here || !isStricter(assertion));
    });
    expect(other.map((a) => `${decides(a)} ${a}`)).toEqual([]);
  });
});
