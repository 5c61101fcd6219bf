// Long: tables of values and of alterations to their snapshots.

/**
 * Checks that inline snapshots pass and fail as in vitest itself when it may not write snapshots (`CI=true`). Vitest
 * first writes the snapshots for a table of values. Then vitest and the sandbox both run these snapshots and altered
 * ones.
 */
import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { folderForVitest, runVitest, type Verdicts, vitestDecides } from "../../../tests/setup/real-vitest";
import type { RunResult, Sandbox } from "../contract";
import { createInProcess } from "../in-process";
import { builtEngine } from "../wasm.server";

const VALUES = [
  "1",
  "-0",
  "0",
  "1e21",
  "NaN",
  "-Infinity",
  "10n",
  "true",
  "null",
  "undefined",
  "''",
  "' '",
  "'  x '",
  "'x'",
  `"it's"`,
  `'"quoted"'`,
  "'back`tick'",
  "'$' + '{x}'",
  "'a\\\\b'",
  "'two\\nlines'",
  "'\\n'",
  "'\\nx\\n'",
  "'a\\r\\nb\\rc'",
  "'\\n  deeper\\n    still\\n'",
  "'tab\\there'",
  "'\\u0000\\u200b'",
  "'😀\\uFFFF'",
  "'\\ud800'",
  "Symbol.iterator",
  "Symbol('with\"quotes')",
  "Symbol()",
  "() => 1",
  "function named() {}",
  "class A {}",
  "async () => {}",
  "function* g() {}",
  "Math.max",
  "vi.fn()",
  "vi.fn().mockName('mine')",
  "(() => { const f = vi.fn((a) => a); f(1, 'x'); f({ b: 2 }); return f })()",
  "(() => { const f = vi.fn(() => { throw new Error('no') }); try { f() } catch {} return [f] })()",
  "[]",
  "[1]",
  "[1, [2, [3, []]]]",
  "[, 1, , 2]",
  "new Array(3)",
  "[undefined, null]",
  "['a\\nb', 'c']",
  "Object.assign([1], { more: 1 })",
  "new (class List extends Array {})()",
  "(function () { return arguments })(1, 'a')",
  "{}",
  "{ b: 1, a: 2, 10: 3, 9: 4 }",
  "{ a: undefined }",
  "{ 'with space': 1, 'q\"': 2, 'b`': 3 }",
  "{ [Symbol('s')]: 1, z: 2 }",
  "{ a: { b: { c: { d: [{ e: new Map([[{ f: 1 }, new Set(['g'])]]) }] } } } }",
  "{ '\\uFFFF': 1, '😀': 2, é: 3, Z: 4, a: 5 }",
  "{ text: 'one\\n  two\\n\\nfour' }",
  "{ f() {}, g: class B {} }",
  "Object.create(null)",
  "Object.assign(Object.create(null), { a: 1 })",
  "Object.create({ inherited: 1 })",
  "{ get a() { return [1] } }",
  "Object.defineProperty({ a: 1 }, 'hidden', { value: 1 })",
  "{ toJSON() { return { shown: 1 } } }",
  "{ toJSON() { return 'text' } }",
  "{ toJSON: 1 }",
  "{ [Symbol.toStringTag]: 'Tagged', a: 1 }",
  "{ constructor: 1 }",
  "{ constructor: { name: 'Fake' } }",
  "new (class Point { x = 1; #y = 2; get z() { return 3 } })()",
  "new (class {})()",
  "new (class Deep extends (class Base { a = 1 }) { b = [new Date(5)] })()",
  "new Map()",
  "new Map([['b', 1], ['a', { c: 2 }]])",
  "new Map([[new Map(), new Set()]])",
  "new Set()",
  "new Set([2, 1, 'x', [3]])",
  "new WeakMap()",
  "new WeakSet()",
  "new (class Bag extends Set {})([1])",
  "new Date(0)",
  "new Date('2024-02-29T12:34:56.789Z')",
  "new Date(NaN)",
  "{ at: new Date(1e12) }",
  "/a+[b]$/gi",
  "/\\//u",
  "new RegExp('')",
  "Object(1)",
  "Object('x')",
  "Object(true)",
  "Object(Symbol('boxed'))",
  "new Error('x')",
  "new TypeError('two\\nlines')",
  "new Error('')",
  "[new RangeError('in a list')]",
  "Object.assign(new Error('x'), { code: 'E', name: 'Mine' })",
  "new (class Own extends Error {})('x')",
  "new Error('x', { cause: new Error('y') })",
  "new AggregateError([new Error('a')], 'all')",
  "{ e: new Error('x') }",
  "new Uint8Array([1, 255])",
  "new Float64Array([0.5, -0])",
  "new Int16Array()",
  "new BigInt64Array([1n])",
  "new ArrayBuffer(2)",
  "new DataView(new ArrayBuffer(2))",
  "Promise.resolve(1)",
  "(function* () { yield 1 })()",
  "new Proxy({ a: 1 }, {})",
  "new Proxy([1], {})",
  "JSON",
  "Math",
  "Reflect",
  "(() => { const a = { name: 'a' }; a.self = a; a.list = [a, { a }]; return a })()",
  "(() => { const m = new Map(); m.set('me', m); return m })()",
  "(() => { const shared = { n: 1 }; return [shared, shared] })()",
  "new URL('https://a.example/b?c=d#e')",
  "{ url: new URL('https://a.example') }",
  "Buffer.from('hi')",
  "expect.any(String)",
  "expect.anything()",
  "expect.not.arrayContaining([1])",
  "expect.closeTo(1.5, 2)",
  "{ a: expect.objectContaining({ b: expect.stringMatching(/c+/) }) }",
  "[expect.stringContaining('x')]",
  "{ $$typeof: Symbol.for('react.element'), type: 'b', props: { id: 'x', children: ['y', 1] } }",
  "globalThis.none",
];

const HEAD = `import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test, vi } from "vitest";\n`;
const suite = (bodies: readonly string[]) =>
  HEAD + bodies.map((body, n) => `it("t${n}", async () => {\n  ${body}\n});\n`).join("");
const UNWRITTEN = suite([
  ...VALUES.map((value) => `expect(${value}).toMatchInlineSnapshot();`),
  ...["new Error('x')", "new TypeError('two\\n  lines')", "'text'", "{ code: 1 }", "undefined", "null"].flatMap(
    (thrown) => [
      `expect(() => { throw ${thrown} }).toThrowErrorMatchingInlineSnapshot();`,
      `await expect(Promise.reject(${thrown})).rejects.toThrowErrorMatchingInlineSnapshot();`,
      `await expect(Promise.reject(${thrown})).rejects.toMatchInlineSnapshot();`,
    ],
  ),
  `expect({ id: "x", at: new Date(5), list: [{ n: 1, id: 2 }, 3] }).toMatchInlineSnapshot({ id: expect.any(String), at: expect.any(Date), list: [{ id: expect.any(Number) }, 3] });`,
  `expect(new Map([[1, 2]])).toMatchInlineSnapshot({});`,
]);

/** Alterations to snapshots that vitest has written. `LITERAL` matches such a snapshot's text. */
const LITERAL = /(Snapshot\((?:.*\},? )?)(`(?:[^`\\]|\\[\s\S])*`)\)/g;
const CHANGES: Record<string, (written: string) => string> = {
  unchanged: (text) => text,
  "indented deeper": (text) => text.replace(/^( {2,})(?=\S)/gm, "$1   "),
  "by tabs": (text) => text.replace(/^ {2}/gm, "\t"),
  "not indented": (text) => text.replace(/^ +/gm, ""),
  "unevenly indented": (text) => {
    let n = 0;
    return text.replace(/^ {2,}(?=\S)/gm, (indent) => (n++ % 3 === 0 ? indent.slice(1) : indent));
  },
  "spaces behind": (text) => text.replace(/,$/gm, ", "),
  "empty lines": (text) => text.replace(/,$/gm, ",\n"),
  "lines of Windows": (text) => text.replaceAll("\n", "\r\n"),
  "in quotes": (text) => text.replace(LITERAL, (_all, call, literal) => `${call}${JSON.stringify(unquote(literal))})`),
  trimmed: (text) =>
    text.replace(LITERAL, (_all, call, literal) => `${call}${JSON.stringify(unquote(literal).trim())})`),
  "of the one before": (text) => {
    let before = "``";
    return text.replace(LITERAL, (_all, call, literal) => {
      const other = before;
      before = literal;
      return `${call}${other})`;
    });
  },
};
const unquote = (literal: string) => new Function(`return ${literal}`)() as string;

const FORMS = [
  "expect(1).toMatchInlineSnapshot()",
  "expect(1).toMatchInlineSnapshot(undefined)",
  'expect("").toMatchInlineSnapshot("")',
  'expect(1).toMatchInlineSnapshot("1", "hint")',
  'expect(1).toMatchInlineSnapshot("2", "hint")',
  "expect(1).toMatchInlineSnapshot(1)",
  'expect(1, "mine").toMatchInlineSnapshot("2")',
  'expect(1).not.toMatchInlineSnapshot("2")',
  "expect(1).not.toMatchInlineSnapshot()",
  "expect({}).toMatchInlineSnapshot({}, 1)",
  'expect({}).toMatchInlineSnapshot(null, "{}")',
  'expect(1).toMatchInlineSnapshot({}, "1")',
  'expect({ a: 1 }).toMatchInlineSnapshot({ a: expect.any(String) }, "")',
  "expect({ a: 1 }).toMatchInlineSnapshot({ a: 1 })",
  'expect({ a: 1 }).toMatchInlineSnapshot({ a: expect.any(Number) }, `{\n  "a": Any<Number>,\n}`)',
  'expect({ a: 1 }).toMatchInlineSnapshot({ a: expect.any(Number) }, `{\n  "a": 1,\n}`)',
  "expect([1]).toMatchInlineSnapshot(`[1]`)",
  'expect({ a: 1, b: 2 }).toMatchInlineSnapshot({ b: 2 }, `\n  {\n    "a": 1,\n    "b": 2,\n  }\n  `, "hint")',
  'expect([{ id: 1, n: 2 }]).toMatchInlineSnapshot([{ id: expect.any(Number) }], `\n[\n  {\n    "id": Any<Number>,\n    "n": 2,\n  },\n]\n`)',
  'expect(() => 1).toThrowErrorMatchingInlineSnapshot("x")',
  'expect(1).toThrowErrorMatchingInlineSnapshot("x")',
  'expect(() => { throw "x" }).not.toThrowErrorMatchingInlineSnapshot("y")',
  'expect(async () => { throw "x" }).toThrowErrorMatchingInlineSnapshot("x")',
  'expect(() => { throw "x" }).toThrowErrorMatchingInlineSnapshot(`"x"`, "hint")',
  'expect(() => { throw "x" }).toThrowErrorMatchingInlineSnapshot()',
  'expect(() => { throw "x" }).toThrowErrorMatchingInlineSnapshot("")',
  'await expect(Promise.resolve(1)).rejects.toThrowErrorMatchingInlineSnapshot("1")',
  "await expect(Promise.resolve([1])).resolves.toMatchInlineSnapshot(`\n    [\n      1,\n    ]\n  `)",
  'await expect(Promise.resolve(1)).resolves.toMatchInlineSnapshot("2")',
  'await expect(Promise.resolve(1)).resolves.not.toMatchInlineSnapshot("2")',
  'await expect(async () => { throw new Error("x") }).rejects.toThrowErrorMatchingInlineSnapshot("[Error: x]")',
  'await expect(Promise.resolve(() => { throw 1 })).resolves.toThrowErrorMatchingInlineSnapshot("1")',
  'expect.soft(1).toMatchInlineSnapshot("2"); expect.soft(1).toMatchInlineSnapshot("3")',
  'expect.soft(1).toMatchInlineSnapshot("1")',
  'await expect.soft(Promise.resolve(1)).resolves.toMatchInlineSnapshot("2")',
  'await expect.poll(() => 1).toMatchInlineSnapshot("1")',
  "for (const n of [1, 2]) expect(n).toMatchInlineSnapshot(String(n))",
  'for (const n of [1, 1]) expect(n).toMatchInlineSnapshot("1")',
  "for (const n of [1, 2]) await expect(Promise.resolve(n)).resolves.toMatchInlineSnapshot(String(n))",
  "for (const n of [1, 2]) expect(() => { throw n }).toThrowErrorMatchingInlineSnapshot(String(n))",
  'expect(1).toMatchInlineSnapshot("1"), expect(2).toMatchInlineSnapshot("2")',
  "const same = (n) => expect(n).toMatchInlineSnapshot(String(n)); same(1); same(2)",
  "[1, 2].forEach((n) => expect(n).toMatchInlineSnapshot(String(n)))",
  'expect.assertions(2); expect(1).toMatchInlineSnapshot("1")',
  'let n = 0; await vi.waitFor(() => { n++; expect(n).toMatchInlineSnapshot("2") }, { timeout: 100 })',
  'await vi.waitFor(() => { expect(1).toMatchInlineSnapshot("1") })',
  'expect.assertions(1); expect(1).toMatchInlineSnapshot("1")',
  'expect.hasAssertions(); expect(1).toMatchInlineSnapshot("1")',
  'expect({ get a() { throw new Error("thrown") } }).toMatchInlineSnapshot(`{}`)',
  'expect({ toJSON() { throw new Error("thrown") } }).toMatchInlineSnapshot(`{}`)',
  'try { expect(1).toMatchInlineSnapshot("1") } catch { throw new Error("not caught") }',
  'expect(1).to.toMatchInlineSnapshot("1")',
];

/** Whole files, to test code outside tests, and state that one test leaves behind for the next. */
const FILES: Record<string, string> = {
  each: `it.each([1, 2])("%i", (n) => { expect(n).toMatchInlineSnapshot(String(n)) });
    it.each([1, 1])("same %i", (n) => { expect(n).toMatchInlineSnapshot("1") });`,
  hooks: `beforeEach(() => { expect(1).toMatchInlineSnapshot("1") }); afterEach(() => { expect(2).toMatchInlineSnapshot("2") });
    it("a", () => {}); describe("inner", () => { beforeEach(() => { expect(1).toMatchInlineSnapshot("2") }); it("b", () => {}) });`,
  "before all": `beforeAll(() => { expect(1).toMatchInlineSnapshot("1") }); it("a", () => {});`,
  "loading, caught": `try { expect(1).toMatchInlineSnapshot("1") } catch {} it("a", () => { expect(1).toMatchInlineSnapshot("1") });`,
  loading: `expect(1).toMatchInlineSnapshot("1"); it("a", () => {});`,
  serializers: `expect.addSnapshotSerializer({ test: (value) => value?.kind === "money", serialize: (value, config, indent, depth, refs, printer) => "€" + printer(value.amount, config, indent, depth, refs) });
    expect.addSnapshotSerializer({ test: (value) => typeof value === "string", print: (value, print, indent) => "<" + value + ">" });
    it("a", () => { expect({ price: { kind: "money", amount: 5 }, name: "x" }).toMatchInlineSnapshot(\`
      {
        <name>: <x>,
        <price>: €5,
      }
    \`) });
    it("b", () => { expect("x").toMatchInlineSnapshot('"x"') });
    it("c", () => { expect.addSnapshotSerializer({ test: () => true, serialize: () => 1 }); expect(1).toMatchInlineSnapshot("1") });
    it("d", () => { expect.addSnapshotSerializer({ test() { throw new Error("thrown") }, serialize: () => "" }); expect(1).toMatchInlineSnapshot("1") });`,
  names: `describe("outer", () => { it("same", () => { expect(1).toMatchInlineSnapshot("2") }); it("same", () => { expect.soft(1).toMatchInlineSnapshot("1"); expect(1).toMatchInlineSnapshot("2", "hint") }) });
    it.fails("fails", () => { expect(1).toMatchInlineSnapshot("2") }); it.skip("skipped", () => { expect(1).toMatchInlineSnapshot("2") });`,
  extended: `expect.extend({ toBeShownAs(value, text) { expect(value).toMatchInlineSnapshot(text); return { pass: true, message: () => "" } } });
    it("a", () => { expect(1).toBeShownAs("1") }); it("b", () => { expect(2).toBeShownAs("2") });`,
};

let folder: string;
let sandbox: Sandbox;
let theirs: Record<string, Verdicts>;
const files: Record<string, string> = {};

function ours({ tests }: RunResult): Verdicts {
  return Object.fromEntries(
    tests.map((each, n) => [
      `${n} ${each.title.join(" ")}`,
      { passed: each.status === "passed", message: each.failures.map(({ message }) => message).join("\n") },
    ]),
  );
}

const run = (name: string) =>
  sandbox.run({ files: { "a.test.js": files[name]! }, tests: ["a.test.js"], unitsPerTest: 100_000_000 });
const passed = (verdicts: Verdicts) => Object.fromEntries(Object.entries(verdicts).map(([k, v]) => [k, v.passed]));

beforeAll(async () => {
  folder = await folderForVitest();
  sandbox = createInProcess(await builtEngine());
  await writeFile(path.join(folder, "written.test.js"), UNWRITTEN);
  await runVitest(folder, "--update");
  const written = await readFile(path.join(folder, "written.test.js"), "utf8");
  for (const [name, change] of Object.entries(CHANGES)) files[name] = change(written);
  files.unwritten = UNWRITTEN;
  files.forms = suite(FORMS);
  for (const [name, text] of Object.entries(FILES)) files[name] = HEAD + text;
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, `${name}.test.js`), text);
  theirs = await vitestDecides(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Messages whose wording differs in vitest: an engine's own errors, and the number of assertions. */
const OTHER_WORDS = /^(?:TypeError|Error: expected number of assertions)/;

describe("snapshots pass and fail as in vitest", () => {
  test.each(["unwritten", ...Object.keys(CHANGES), "forms", ...Object.keys(FILES)])("%s", async (name) => {
    const result = await run(name);
    const [mine, others] = [ours(result), theirs[name]!];
    expect(passed(mine)).toEqual(passed(others));
    for (const [key, { message }] of Object.entries(others)) {
      const [first] = message.split("\n");
      if (!OTHER_WORDS.test(first!)) expect(mine[key]!.message).toContain(first!.replace(/^\w+: /, "").trim());
    }
  });
  test("the table covers both: texts that vitest wrote pass, and others fail", () => {
    const count = (name: string) => Object.values(theirs[name]!).filter(({ passed }) => passed).length;
    expect(count("unwritten")).toBe(0);
    // vitest changes a lone surrogate when it writes it, and doesn't print a boxed symbol.
    expect(count("unchanged")).toBe(Object.keys(theirs.unchanged!).length - 2);
    expect(count("of the one before")).toBeLessThan(30);
    expect(count("forms")).toBeGreaterThan(10);
  });
});
