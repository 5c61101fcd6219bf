import type { HostileEntry } from "../entry";

const names = Array.from({ length: 40 }, (_, i) => `l${i}`);
const LOCALS = `let ${names.map((name, i) => `${name} = ${i}`).join(", ")}; const kept = () => ${names.slice(0, 9).join(" + ")};`;
const USED = "void [kept(), l9, l39];";

/**
 * Creates an entry that measures how deep a suite can recurse through the code under test, for one way in which the
 * code calls back. The depth must not depend on how many locals the functions have. `body` recurses by calling
 * `again()`; LOCALS and USED mark where the other version has more locals.
 */
const recursion = (name: string, body: string): HostileEntry => {
  const work = (locals: string, used: string) =>
    `export const work: any = (again: any) => { ${body.replaceAll("LOCALS", locals).replaceAll("USED", used)} };`;
  return {
    name: `recursion by ${name}`,
    why: "how deep it goes would tell how many locals the functions between have",
    work: work("", ""),
    test: `it("x", () => { let depth = 0; const down = (): any => { depth++; return work(down) }; try { down() } catch (error: any) { console.log(error instanceof RangeError) } console.log(depth, depth > 50) });`,
    must: { same: work(LOCALS, USED) },
    units: 200_000_000,
  };
};

export const locals: HostileEntry[] = [
  recursion("a call", "LOCALS const x = again(); USED return x"),
  recursion("a sort's comparator", "LOCALS [2, 1].sort(() => { LOCALS again(); USED return 0 }); USED"),
  recursion("a typed array's comparator", "new Uint8Array([2, 1]).sort(() => { LOCALS again(); USED return 0 })"),
  recursion("map", "LOCALS [1].map(() => { LOCALS again(); USED }); USED"),
  recursion("reduce", "[1, 2].reduce((a) => { LOCALS again(); USED return a })"),
  recursion("forEach of a map", "new Map([[1, 2]]).forEach(() => { LOCALS again(); USED })"),
  recursion("Array.from", "Array.from([1], () => { LOCALS again(); USED })"),
  recursion("replace", `"a".replace("a", () => { LOCALS again(); USED return "b" })`),
  recursion("replace of a pattern", `"a".replace(/a/g, () => { LOCALS again(); USED return "b" })`),
  recursion("toJSON", "JSON.stringify({ toJSON() { LOCALS again(); USED } })"),
  recursion("a replacer", "JSON.stringify({ a: 1 }, () => { LOCALS again(); USED })"),
  recursion("a reviver", `JSON.parse("[1]", () => { LOCALS again(); USED })`),
  recursion("a getter", "void ({ get a() { LOCALS again(); USED return 1 } }).a"),
  recursion("a setter", "({ set a(x: any) { LOCALS again(); USED } }).a = 1"),
  recursion("a proxy's get", "void (new Proxy({}, { get() { LOCALS again(); USED } }) as any).a"),
  recursion("a proxy's apply", "(new Proxy(() => {}, { apply() { LOCALS again(); USED } }))()"),
  recursion("a proxy's construct", "new (new Proxy(class {}, { construct() { LOCALS again(); USED return {} } }))()"),
  recursion("a proxy's ownKeys", "Object.keys(new Proxy({}, { ownKeys() { LOCALS again(); USED return [] } }))"),
  recursion("an iterator's next", "for (const x of { [Symbol.iterator]: () => ({ next() { LOCALS again(); USED return { done: true, value: 1 } } }) }) void x"),
  recursion("spread", "[...{ [Symbol.iterator]() { LOCALS again(); USED return [][Symbol.iterator]() } }]"),
  recursion("a pattern of a list", "const [a] = { *[Symbol.iterator]() { LOCALS again(); USED yield 1 } }; return a"),
  recursion("yield*", "const all = function* () { LOCALS yield* again() ?? []; USED }; return [...all()]"),
  recursion("an async function", "(async () => { LOCALS again(); USED })()"),
  recursion("an async generator", "(async function* () { LOCALS again(); USED yield 1 })().next()"),
  recursion("a promise's executor", "new Promise((done) => { LOCALS again(); USED done(1) })"),
  recursion("valueOf", "void (+{ valueOf() { LOCALS again(); USED return 1 } } as any)"),
  recursion("toString", "void `${{ toString() { LOCALS again(); USED return '' } }}`"),
  recursion("Symbol.toPrimitive", "void (`${{ [Symbol.toPrimitive]() { LOCALS again(); USED return 1 } } as any}`)"),
  recursion("Symbol.hasInstance", "void (1 as any instanceof ({ [Symbol.hasInstance]() { LOCALS again(); USED return true } } as any))"),
  recursion("Symbol.split", `"a".split({ [Symbol.split]() { LOCALS again(); USED return [] } } as any)`),
  recursion("a bound function", "(function (this: any) { LOCALS again(); USED }).bind(1)()"),
  recursion("call, apply and Reflect", "Reflect.apply(function () { LOCALS Function.prototype.call.call(again); USED }, null, [])"),
  recursion("a constructor", "new (class { constructor() { LOCALS again(); USED } })()"),
  recursion("super", "new (class extends (class { constructor() { LOCALS again(); USED } }) { constructor() { LOCALS super(); USED } })()"),
  recursion("a field", "new (class { a = (() => { LOCALS again(); USED })() })()"),
  recursion("a static block", "class A { static { LOCALS again(); USED } } return A"),
  recursion("a default value", "((a = (() => { LOCALS again(); USED })()) => a)()"),
  recursion("a tag of a template", "(() => { LOCALS again(); USED })``"),
  recursion("more arguments than parameters", "((...all: any[]) => { LOCALS again(...all); USED })(1, 2, 3, 4, 5, 6, 7, 8, 9)"),
  recursion("fewer arguments than parameters", "((a?: any, b?: any, c?: any, d?: any, e?: any, f?: any, g?: any, h?: any) => { LOCALS again(); USED void [a, b, c, d, e, f, g, h] })()"),
  recursion("a list's own species", "class A extends Array { static override get [Symbol.species]() { LOCALS again(); USED return Array } } new A(1).map((x) => x)"),
  recursion("Object.assign", "Object.assign({}, { get a() { LOCALS again(); USED return 1 } })"),
  recursion("structuredClone", "structuredClone({ get a() { LOCALS again(); USED return 1 } })"),
  recursion("finally", "LOCALS try { return again() } finally { const after = 1; void after }"),
];
