/**
 * Programs that recurse or nest deeply, in every way that the engine allows, or reach their work limit. Each is the
 * body of a test; `n` counts levels.
 */
import type { EngineJob } from "./fingerprint";

/** Statements that recurse endlessly, and count the levels in `n`. */
const ENDLESS: Readonly<Record<string, string>> = {
  "a function": "const f = () => { n++; f() }; f()",
  "many parameters": "const f = (a, b, c, d) => { n++; return f(b, c, d, [a]) + 1 }; f(1, 2, 3, 4)",
  "a method": "class A { m() { n++; return this.m() + 1 } } new A().m()",
  "a constructor": "class A { constructor() { n++; new A() } } new A()",
  "a getter": "const o = { get x() { n++; return this.x } }; o.x",
  "a generator": "function* g() { n++; yield* g() } [...g()]",
  "an iterator": "const o = { [Symbol.iterator]() { n++; return [...o] } }; [...o]",
  "call, apply and Reflect":
    "const f = function () { n++; Reflect.apply(() => f.call(null, f.apply(null, [])), null, []) }; f()",
  "bound functions": "const f = () => { n++; f.bind(1)() }; f()",
  "rest and spread": "const f = (...a) => { n++; f(...a.slice(0, 5), 1) }; f()",
  "map, reduce and from":
    "const f = () => Array.from([1], () => [0].map(() => [1, 2].reduce(() => { n++; f() }))); f()",
  sorting: "const f = () => [1, 2].sort(() => { n++; return f() }); f()",
  "typed arrays": "const f = () => new Int8Array(2).sort(() => { n++; return f() }); f()",
  "toJSON and a reviver":
    "const f = () => JSON.stringify({ toJSON: () => JSON.parse('[1]', () => { n++; f() }) }); f()",
  replacing: "const f = () => 'a'.replace(/a/, () => { n++; return f() }); f()",
  "a pattern of one's own":
    "class R extends RegExp { exec(s) { n++; return this.test(s) && null } } new R('a').test('a')",
  "valueOf and toString": "const o = { valueOf() { n++; return +String(o) }, toString() { n++; return '' + +o } }; +o",
  instanceof: "const o = { [Symbol.hasInstance](v) { n++; return v instanceof o } }; 1 instanceof o",
  "a proxy's traps": "const p = new Proxy({}, { get(t, k) { n++; return p[k] }, has(t, k) { return p[k] } }); 'x' in p",
  species:
    "class A extends Array { static get [Symbol.species]() { n++; return new A(1).map((x) => x).constructor } } new A(3).map((x) => x)",
  "tagged templates": "const t = () => { n++; return t`a` }; t``",
  "catching and throwing": "const f = () => { n++; try { f() } catch (error) { throw new Error('at ' + n) } }; f()",
  "all of them in turn":
    "const f = () => [0].map(() => JSON.stringify({ toJSON: () => [1, 2].sort(() => { n++; return 'a'.replace(/a/g, () => Reflect.apply(f, null, [])) }) })); f()",
};

/** Values and strings nested `k` levels deep, and operations on them. */
const NESTED: Readonly<Record<string, string>> = {
  "JSON.parse of lists": "JSON.parse('['.repeat(k) + ']'.repeat(k))",
  "JSON.parse of objects": `JSON.parse('{"a":'.repeat(k) + '1' + '}'.repeat(k))`,
  "JSON.stringify": "let a = []; for (let i = 0; i < k; i++) a = [a]; JSON.stringify(a)",
  flat: "let a = []; for (let i = 0; i < k; i++) a = [a]; a.flat(Infinity)",
  "toString of lists": "let a = [1]; for (let i = 0; i < k; i++) a = [a]; String(a)",
  "proxies of proxies":
    "let p = {}; for (let i = 0; i < k; i++) p = new Proxy(p, {}); p.x; 'x' in p; p.y = 1; Object.getPrototypeOf(p)",
  "proxies of functions": "let f = class {}; for (let i = 0; i < k; i++) f = new Proxy(f, {}); new f()",
  "prototypes that are proxies": "let p = {}; for (let i = 0; i < k; i++) p = Object.create(new Proxy(p, {})); p.x",
  "bound functions of bound functions": "let f = () => 1; for (let i = 0; i < k; i++) f = f.bind(null); f()",
  "classes that extend": "let C = class {}; for (let i = 0; i < k; i++) C = class extends C {}; new C()",
  "groups in a pattern": "new RegExp('(?:'.repeat(k) + 'a' + ')'.repeat(k)).test('a')",
  "looking ahead in a pattern": "new RegExp('(?='.repeat(k) + 'a' + ')'.repeat(k)).test('a')",
  "equality of lists": "let a = [1], b = [1]; for (let i = 0; i < k; i++) { a = [a]; b = [b] } expect(a).toEqual(b)",
  "objects that differ":
    "let a = { v: 1 }, b = { v: 2 }; for (let i = 0; i < k; i++) { a = { a }; b = { a: b } } expect(a).toEqual(b)",
  "snapshots of lists": "let a = [1]; for (let i = 0; i < k; i++) a = [a]; expect(a).toMatchInlineSnapshot()",
  "chains that are let go": "let a = null; for (let i = 0; i < 10 * k; i++) a = { a }; a = null",
};

/** Complete test bodies: uncaught errors, output, waiting, and code that never ends. */
const WHOLE: Readonly<Record<string, string>> = {
  "not caught": "const f = () => f(); f()",
  "in promises":
    "let n = 0; const f = async () => { n++; await f() }; return f().catch((error) => console.log(n, error.name))",
  "in a promise's executor": "const f = () => new Promise(() => f()); return f()",
  thenables:
    "let n = 0; const f = () => { n++; return { get then() { return f().then } } }; return Promise.resolve(f()).catch(() => console.log(n))",
  "a long chain of promises":
    "let p = Promise.resolve(1); for (let i = 0; i < 5_000; i++) { const before = p; p = new Promise((go) => go(before)) } return p",
  "printing a deep value":
    "let a = [1]; for (let i = 0; i < 5_000; i++) a = [a]; console.log(a); expect(a).toEqual([1])",
  "a pattern that goes back": "console.log(/^(?:a|b)*c$/.test('ab'.repeat(10_000)), /^(a*)*$/.test('a'.repeat(1_000)))",
  "a pattern without end": "/^(a+)+$/.test('a'.repeat(40) + 'b')",
  "a loop without end": "for (;;) {}",
  "a sort without end": "[1, 2].sort(() => { for (;;) {} })",
  "memory without end": "const all = []; for (;;) all.push(new Array(1_000).fill(0))",
  "output without end": "for (;;) console.log('x'.repeat(100))",
  "chance and time":
    "console.log(Math.random(), Date.now(), new Date(0).toString(), [1.5, 1e21].toLocaleString(), 'ä' < 'z', [10, 9, 1].sort())",
};

/** Expressions nested `k` levels deep, which the transpiler reads first, and then the engine. */
const SOURCES: Readonly<Record<string, (k: number) => string>> = {
  parentheses: (k) => `${"(".repeat(k)}1${")".repeat(k)}`,
  lists: (k) => `${"[".repeat(k)}1${"]".repeat(k)}`,
  "arrow functions": (k) => `${"() => ".repeat(k)}1`,
  functions: (k) => `${"(function () { return ".repeat(k)}1${"})".repeat(k)}`,
  templates: (k) => `${"`${".repeat(k)}1${"}`".repeat(k)}`,
  "unary operators": (k) => `${"! ".repeat(k)}1`,
  assignments: (k) => `(() => { let a; return ${"a = ".repeat(k)}1 })()`,
  classes: (k) => `${"class { m() { return ".repeat(k)}1${"} }".repeat(k)}`,
};
const LEVELS = [20, 90, 180, 5_000];

const job = (name: string, body: string): EngineJob => ({
  name,
  kind: "run",
  request: {
    files: { "a.test.js": `test("t", async () => { ${body} });` },
    tests: ["a.test.js"],
    unitsPerTest: 20_000_000,
  },
});

const CAUGHT = "catch (error) { console.log(error.name, error.message) }";

/** The jobs, one for each program. */
export const PROGRAMS: readonly EngineJob[] = [
  ...Object.entries(ENDLESS).map(([name, code]) => job(name, `let n = 0; try { ${code} } ${CAUGHT} console.log(n);`)),
  ...Object.entries(NESTED).map(([name, code]) =>
    job(name, `for (const k of [50, 200, 800, 3_000]) try { ${code}; console.log(k) } ${CAUGHT}`),
  ),
  ...Object.entries(WHOLE).map(([name, code]) => job(name, code)),
  ...Object.entries(SOURCES).flatMap(([name, nest]) =>
    LEVELS.map((k) => job(`${k} ${name}`, `const x = ${nest(k)}; expect(1).toBe(1)`)),
  ),
];
