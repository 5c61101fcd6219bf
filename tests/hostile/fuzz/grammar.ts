// Long: the grammar is one table of rules.

/**
 * Random programs from a grammar: most of them parse and reach deep into the built-ins with values not meant for them.
 * Nothing in the grammar prevents loops, recursion or running out of memory; the sandbox has to stop such programs.
 */
import type { Draw } from "./draw";

const NAMES = ["a", "b", "c", "d", "it", "expect", "work", "vi", "constructor", "then", "$", "ü"];
const KEYS = ["a", "0", "length", "then", "constructor", "__proto__", "toString", "valueOf", "next", "size", "message"];
const GLOBALS =
  "Object Array Map Set WeakMap WeakSet WeakRef Promise Proxy Reflect JSON Math Date RegExp String Number Symbol BigInt Error AggregateError ArrayBuffer SharedArrayBuffer DataView Uint8Array Float16Array BigInt64Array Iterator FinalizationRegistry globalThis console URL TextDecoder AbortController EventTarget structuredClone queueMicrotask setTimeout Buffer process crypto fetch DOMException performance undefined".split(
    " ",
  );
const METHODS =
  "map filter reduce sort flat flatMap concat splice slice fill copyWithin at with toSorted entries join includes push pop shift forEach find keys values get set has add delete clear then catch finally all race resolve reject apply call bind create assign freeze seal defineProperty setPrototypeOf getPrototypeOf ownKeys construct from of next return throw take drop toArray replace replaceAll match matchAll split repeat padEnd normalize codePointAt exec test compile resize transfer subarray setInt8 getFloat64 union intersection groupBy fromAsync withResolvers parse stringify toString valueOf toJSON description deref register raw href dispatchEvent abort".split(
    " ",
  );
const SYMBOLS =
  "iterator asyncIterator toPrimitive hasInstance species match replace split toStringTag isConcatSpreadable unscopables".split(
    " ",
  );
const MATCHERS =
  "toBe toEqual toStrictEqual toMatchObject toContain toThrow toHaveLength toMatch toBeInstanceOf toHaveBeenCalledWith toHaveProperty toBeCloseTo toSatisfy toMatchInlineSnapshot".split(
    " ",
  );
const PATTERNS = [
  "/(a|a?)+$/u",
  "/(?<=(.)\\1)x/g",
  "/[\\p{L}a-z]/u",
  "/(?:)/y",
  "/\\bé+?$/im",
  "/(?<n>a)|\\k<n>/",
  "/^(?!(a*)*b)/d",
];
const NUMBERS = [
  "0",
  "-0",
  "1",
  "-1",
  "0.1",
  "NaN",
  "1e308",
  "(2**31)",
  "(2**32-1)",
  "(2**53)",
  "-2147483648",
  "1n",
  "(2n**200n)",
  "1e21",
  "64",
];
const TEXTS = [
  '""',
  '"a"',
  '"\\ud800"',
  '"__proto__"',
  '"\\0"',
  `\`\${a}\``,
  '"ab".repeat(99)',
  '"\\u{1F600}x"',
  '"use strict"',
  '"😀"',
];
const OPERATORS = "+ - * / % ** & | ^ << >> >>> == === != !== < > <= >= && || ?? , in instanceof".split(" ");

/** Generates one program. With `isSuite`, the program registers tests. */
export function grammarProgram(draw: Draw, isSuite: boolean): string {
  return new Grammar(draw).program(isSuite);
}

class Grammar {
  readonly #draw: Draw;
  /** How many more expressions and statements the program may contain. */
  #left = 0;

  constructor(draw: Draw) {
    this.#draw = draw;
  }

  program(isSuite: boolean): string {
    const draw = this.#draw;
    this.#left = 40 + draw.below(160);
    const body = [
      `let d: any, c: any = [1, , 3], b: any = {}, a: any = 2;`,
      ...draw.several(1, 8, () => this.#attempt(0)),
    ];
    if (!isSuite) return [...body, `export const work: any = ${this.#function(0)};`, ...this.#exports()].join("\n");
    const head = `import { describe, it, expect, vi, beforeEach, afterAll } from "vitest";`;
    return [head, ...body, ...draw.several(1, 5, () => this.#test(0))].join("\n");
  }

  /** Usually catches what the statement throws, so that the code after it still runs. */
  #attempt(depth: number): string {
    const statement = this.#statement(depth);
    return this.#draw.onceIn(8) ? statement : `try { ${statement} } catch (e) { d = e }`;
  }

  #exports(): string[] {
    return this.#draw.several(0, 2, () =>
      this.#draw.oneOf([
        `export default ${this.#value()};`,
        "export { a, b as then };",
        `export class K ${this.#class(1)}`,
      ]),
    );
  }

  #test(depth: number): string {
    const draw = this.#draw;
    const body = `${draw.oneOf(["", "async ", "async "])}() => { ${draw.several(1, 5, () => this.#attempt(depth + 1)).join(" ")} }`;
    const kind = draw.oneOf(["it", "it", "it", "it.only", "it.skip", "it.fails", "it.each([1, a])", "it.concurrent"]);
    if (depth < 2 && draw.onceIn(5)) {
      return `describe(${this.#value()}, () => { ${draw.several(1, 3, () => this.#test(depth + 1)).join(" ")} });`;
    }
    if (draw.onceIn(6)) return `${draw.oneOf(["beforeEach", "afterAll"])}(${body});`;
    return `${kind}(${draw.onceIn(6) ? this.#value() : '"t"'}, ${body});`;
  }

  #statement(depth: number): string {
    const draw = this.#draw;
    if (depth > 4 || this.#left-- <= 0) return `${this.#expression(3)};`;
    const block = () => `{ ${draw.several(0, 3, () => this.#statement(depth + 1)).join(" ")} }`;
    const one = () => this.#expression(depth);
    return draw.oneOf<() => string>([
      () => `${one()};`,
      () => `${draw.oneOf(["a", "b", "c", "d"])} ${draw.oneOf(["=", "=", "+=", "??=", "**=", ">>>="])} ${one()};`,
      () => `if (${one()}) ${block()} else ${block()}`,
      () => `for (let i = 0; i < ${draw.oneOf(["3", "9", "1000", "a"])}; i++) ${block()}`,
      () => `for (const x of ${one()}) ${block()}`,
      () => `for (const k in ${one()}) ${block()}`,
      () => `while (${draw.oneOf(["false", "a--", one()])}) ${block()}`,
      () =>
        `try ${block()} catch (e: any) { a = e; ${this.#statement(depth + 1)} }${draw.onceIn(3) ? ` finally ${block()}` : ""}`,
      () => `{ const { ${draw.oneOf(KEYS.slice(0, 1))}: q = 1, ...rest } = (${one()}) ?? {}; b = rest; q; }`,
      () => `{ const [x, , ...y] = ${one()}; c = [y, x]; }`,
      () => `l: for (;;) { ${this.#statement(depth + 1)} ${draw.onceIn(20) ? "continue l" : "break l"}; }`,
      () => `switch (${one()}) { case ${this.#value()}: ${this.#statement(depth + 1)} default: a = 1; }`,
      () => `${draw.onceIn(3) ? "throw" : "void"} ${one()};`,
      () => `setTimeout(${this.#function(depth + 1)}, ${draw.oneOf(["0", "5", "1e9", "a"])});`,
      () => `queueMicrotask(${this.#function(depth + 1)});`,
      () => `class C${draw.below(3)}${draw.below(1e6)} extends (${one()} as any) ${this.#class(depth + 1)}`,
      () =>
        `try { Object.defineProperty(${draw.oneOf([...GLOBALS, "a"])}, ${this.#key()}, { get: ${this.#function(depth + 1)}, configurable: true }); } catch {}`,
      () => `expect(${one()}).${draw.onceIn(5) ? "not." : ""}${draw.oneOf(MATCHERS)}(${one()});`,
      () => `console.log(${one()});`,
    ])();
  }

  #class(depth: number): string {
    const draw = this.#draw;
    const member = () =>
      draw.oneOf([
        `[${this.#key()}]() { return ${this.#expression(depth)} }`,
        `static { a = this; }`,
        `#p${draw.below(1e6)} = ${this.#value()};`,
        `get a() { return ${this.#expression(depth)} }`,
        `*[Symbol.iterator]() { yield ${this.#expression(depth)}; yield* ${this.#value()} }`,
        `static [Symbol.${draw.oneOf(SYMBOLS)}](x: any) { return ${this.#expression(depth)} }`,
      ]);
    return `{ ${draw.several(0, 3, member).join(" ")} }`;
  }

  #expression(depth: number): string {
    const draw = this.#draw;
    if (depth > 5 || this.#left-- <= 0) return this.#value();
    const one = () => this.#expression(depth + 1);
    return draw.oneOf<() => string>([
      () => this.#value(),
      () => this.#value(),
      () => `((${one()}) ${draw.oneOf(OPERATORS)} (${one()}))`,
      () => `(${draw.oneOf(["!", "~", "-", "+", "typeof ", "void "])}(${one()}))`,
      () => `(${one()} ? ${one()} : ${one()})`,
      () => `[${draw.several(0, 4, one).join(", ")}${draw.onceIn(6) ? `, ...(${one()} as any)` : ""}]`,
      () =>
        `({ ${[...draw.several(0, 3, () => `[${this.#key()}]: ${one()}`), ...(draw.onceIn(5) ? [`...(${one()} as any)`] : [])].join(", ")} })`,
      () => `(${one()})?.[${this.#key()}]`,
      () => `(${one()}).${draw.oneOf(METHODS)}?.(${draw.several(0, 3, one).join(", ")})`,
      () => `${draw.oneOf(GLOBALS)}.${draw.oneOf(METHODS)}?.(${draw.several(0, 3, one).join(", ")})`,
      () => `new (${draw.oneOf(GLOBALS)} as any)(${draw.several(0, 3, one).join(", ")})`,
      () =>
        `new Proxy(Object(${one()}), { ${draw.oneOf("get set has ownKeys apply construct getPrototypeOf getOwnPropertyDescriptor deleteProperty defineProperty".split(" "))}: ${this.#function(depth + 1)} })`,
      () => `(${this.#function(depth + 1)})(${one()})`,
      () => this.#function(depth + 1),
      () => `(function* (): any { ${this.#statement(depth + 1)} yield ${one()} })()`,
      () => `(async () => { ${this.#statement(depth + 1)} return ${draw.onceIn(2) ? "await " : ""}${one()} })()`,
      () => `\`x\${${one()}}\``,
      () => `String.raw\`\${${one()}}\\u\``,
      () => `Array.from({ length: ${draw.oneOf(["3", "70", "5000", "a"])} }, ${this.#function(depth + 1)})`,
    ])();
  }

  #function(depth: number): string {
    const draw = this.#draw;
    if (draw.onceIn(3)) return `((x: any, ...y: any[]): any => ${this.#expression(depth + 1)})`;
    const name = draw.oneOf(NAMES.slice(0, 4));
    const parameters = draw.oneOf(["", "x: any", "x: any = a, { length }: any = x", "...x: any[]"]);
    return `function ${name}(this: any, ${parameters}): any { ${draw.several(0, 2, () => this.#statement(depth + 2)).join(" ")} return ${draw.oneOf(["this", "arguments", `${name}(1)`, "a", this.#expression(depth + 1)])} }`;
  }

  #key(): string {
    const draw = this.#draw;
    return draw.onceIn(3) ? `Symbol.${draw.oneOf(SYMBOLS)}` : JSON.stringify(draw.oneOf(KEYS));
  }

  #value(): string {
    const draw = this.#draw;
    return draw.oneOf([
      draw.oneOf(["a", "b", "c", "d"]),
      draw.oneOf(NUMBERS),
      draw.oneOf(TEXTS),
      draw.oneOf(PATTERNS),
      draw.oneOf(GLOBALS),
      draw
        .oneOf(["null", "true", "[]", "{}", "[1, , 3]", "new Map([[a, b]])", "new Uint8Array(9)", "new Set([a])"])
        .replace("{}", "({})"),
    ]);
  }
}
