import { beforeAll, expect, it } from "vitest";
import type { Mutant } from "../contract";
import { PROVIDED } from "../generated/provided";
import { runMatrix } from "../mutants/matrix";
import { builtEngine } from "../wasm.server";
import { Engine } from "./engine";
import { runRequest } from "./run-request";

/**
 * On mutants, assertions don't build messages, and some take fewer steps. Each assertion must pass or fail exactly as
 * it does when it builds messages.
 */

/** Values that the code under test returns. Each is tried as the original, with all others as mutants. */
const VALUES = [
  "1",
  "2",
  "NaN",
  "-0",
  "0",
  "'x'",
  "'xy'",
  "''",
  "null",
  "undefined",
  "true",
  "10n",
  "[1]",
  "[1, 2]",
  "[]",
  "[undefined]",
  "[, 1]",
  "{ a: 1 }",
  "{ a: 1, b: undefined }",
  "{ length: 1 }",
  "new Map([[1, 2]])",
  "new Set([1])",
  "new Date(5)",
  "/x/",
  "Symbol.iterator",
  "() => { throw new Error('x marks') }",
  "() => { throw new RangeError('') }",
  "() => { throw 'x' }",
  "() => { throw null }",
  "() => { throw undefined }",
  "() => { throw { message: 'x' } }",
  "() => { throw { message: 7 } }",
  "() => { throw {} }",
  "() => 1",
  "async () => 1",
  "new Error('x')",
  "new (class A { a = 1 })()",
];
const ASSERTIONS = [
  ...["1", "0", "NaN", "'x'", "null", "undefined", "[1]"].flatMap((wanted) => [
    `toBe(${wanted})`,
    `toEqual(${wanted})`,
    `toStrictEqual(${wanted})`,
    `not.toBe(${wanted})`,
    `not.toEqual(${wanted})`,
  ]),
  "toEqual({ a: 1 })",
  "toStrictEqual({ a: 1 })",
  "toMatchObject({ a: 1 })",
  "toEqual(expect.any(Number))",
  "toEqual(expect.anything())",
  "toHaveLength(1)",
  "toHaveLength('1')",
  "not.toHaveLength(1)",
  "toThrow()",
  "toThrow('x')",
  "toThrow('')",
  "toThrow(/x/)",
  "toThrow(RangeError)",
  "toThrow(new Error('x marks'))",
  "not.toThrow()",
  "not.toThrow('x')",
  "to.throw('x')",
  "to.throw(Error, 'x')",
  "toContain(1)",
  "toBeTruthy()",
  "toBeDefined()",
  "toBeInstanceOf(Error)",
  "toBeGreaterThan(0)",
  "to.be.an('array')",
  "to.deep.equal([1])",
  "to.have.lengthOf(1)",
  "to.be.true",
  "toMatchInlineSnapshot('1')",
  "not.toMatchInlineSnapshot('1')",
  "toMatchInlineSnapshot({ a: expect.any(Number) }, '{\\n  \"a\": Any<Number>,\\n}')",
  "toThrowErrorMatchingInlineSnapshot('[Error: x marks]')",
];
const SUITE = `import { expect, it } from "vitest";
import { value } from "../src/value";
${ASSERTIONS.map((assertion, n) => `it("${n}", () => { expect(value()).${assertion}; });`).join("\n")}
it("soft", () => { expect.soft(value()).toBe(1); expect.soft(value()).toHaveLength(1); });
it("soft snapshot", () => { expect.soft(value()).toMatchInlineSnapshot("1"); expect.soft(value()).toMatchInlineSnapshot("1"); });
it("snapshots at one place", () => { for (const each of [value(), 1]) expect(each).toMatchInlineSnapshot("1"); });
it("own equality", () => { expect([value()]).toEqual([1]); });
`;

let engine: Engine;
beforeAll(async () => {
  engine = new Engine({ ...(await builtEngine()), provided: PROVIDED });
});

const mutant = (n: number): Mutant => ({
  id: `m${n}`,
  key: String(n),
  file: "src/value.ts",
  operator: "of a test",
  original: "",
  replacement: "",
  line: 1,
  column: 1,
  endLine: 1,
  endColumn: 1,
});
const failing = (source: string, suite: string) =>
  runRequest(engine, {
    files: { "src/value.ts": source, "tests/value.test.ts": suite },
    tests: ["tests/value.test.ts"],
  })
    .tests.filter(({ status }) => status === "failed")
    .map(({ id }) => id);

it.each([
  ["as they come", SUITE, VALUES],
  [
    "with an equality of one's own",
    `${SUITE}\nexpect.addEqualityTesters([(a, b) => (a === 2 && b === 1) || undefined]);`,
    ["1", "[1]"],
  ],
])("each assertion passes or fails the same with and without messages: %s", (_name, suite, originals) => {
  const failed = VALUES.map((value) => failing(`export const value = () => (${value});`, suite));
  const everPassed = new Set<string>();
  for (const original of originals) {
    const others = VALUES.flatMap((value, n) => (value === original ? [] : [n]));
    const choices = others.map((n) => `if (stryMutAct_9fa48("${n}")) return (${VALUES[n]});`).join("\n");
    const { baseline, kills } = runMatrix(engine, {
      files: { "tests/value.test.ts": suite },
      tests: ["tests/value.test.ts"],
      mutated: {
        files: { "src/value.ts": `export const value = () => { ${choices}\nreturn (${original}); };` },
        mutants: others.map(mutant),
      },
    });
    const passed = new Set(baseline.tests.filter(({ status }) => status === "passed").map(({ id }) => id));
    for (const id of passed) everPassed.add(id);
    for (const n of others) {
      const wanted = failed[n]!.filter((id) => passed.has(id));
      expect([original, VALUES[n], Object.keys(kills[`m${n}`]!).sort()]).toEqual([original, VALUES[n], wanted.sort()]);
    }
  }
  const never = ASSERTIONS.filter((_, n) => !everPassed.has(`tests/value.test.ts#${n}`));
  if (originals === VALUES) expect(never).toEqual(["toBe([1])", "not.toMatchInlineSnapshot('1')"]);
});
