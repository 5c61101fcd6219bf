/**
 * Texts on which two JavaScript readers are most likely to disagree: characters that are an operator to one reader and
 * open a pattern, a comment, a template or a type to the other, and line breaks that end a statement. Most of the texts
 * parse.
 */
import fc from "fast-check";

const of = (...texts: string[]) => fc.constantFrom(...texts);
const join = (...parts: (string | fc.Arbitrary<string>)[]) =>
  fc
    .tuple(...parts.map((part) => (typeof part === "string" ? fc.constant(part) : part)))
    .map((texts) => texts.join(""));

/** What may appear between two tokens. */
const GAP = of(" ", " ", " ", "", "\n", "/**/", "/* a\n */", "// a\n", "\u2028", "\t", "\u00a0", "\ufeff", "/* // */", "/*<!--*/", "// -->\n");
/** Names, most of them keywords in other contexts. `\u0061` is the name `a`. */
const NAME = of("a", "b", "a", "b", "async", "of", "get", "set", "type", "as", "from", "\\u0061", "\\u{62}", "asserts", "declare", "abstract", "satisfies", "is", "keyof", "readonly", "namespace", "module", "global", "infer", "unique", "accessor", "override", "out_", "target", "meta", "constructor_", "$", "_", "é");
const NUMBER = of("1", "0", "1_000", "0x1f", "0b1_0", ".5", "5.", "1e3", "1n", "0o17", "1.e1", "1..toFixed()", "1_0.0_1", "0xA_B");
const PATTERN = of("/a/", "/[/]/g", "/\\//", "/=/", "/a/gi", "/[\\]/]/", "/(?:{)/", "/}/", "/`/", "/\"/", "/\\u0061/u", "/[^]]/", "/a{1,2}/", "/<!--/", "/$/", "/[[a]--b]/v");
const TEXT = of('"a"', "'\\''", '"/*"', '"//"', "'`'", '"\u2028"', "'<!--'", '"\\u0061"', "'\\\n'", "'\\x41'", '"${a}"', "'-->'", "'\\\\'");
const KEY = of("a", "b", "get", "set", "static", "async", "await", "class", "new", "in", "of", "type", "0", '"a-b"', "[a]", "1_0", "constructor", "if", "let", "yield", "\\u0061b", "async_", "declare", "readonly", "public", "private", "abstract", "override", "accessor", "as");

/** Generates expressions, and statements that contain them. With `isTyped`, uses TypeScript syntax. */
const grammar = (isTyped: boolean) =>
  fc.letrec<Record<"value" | "operand" | "member" | "statement" | "template", string>>((tie) => ({
    template: fc.oneof(
      { depthSize: "small" },
      of("`a`", "`\\``", "`${'`'}`", "`$`", "`{}`", "`$${1}$`", "`//`", "`/*`", "`<!--`", "`\n`", "`\\${a}`"),
      join("`", of("", "a", "{", "}", "\\`", "$", "\n"), "${", tie("value"), "}", of("", "}", "`${a}`".slice(1, -1), "/"), "`"),
    ),
    operand: fc.oneof(
      { depthSize: "small" },
      NAME, NUMBER, TEXT, PATTERN,
      tie("template"),
      join("(", tie("value"), ")"),
      join("[", tie("value"), of("", ","), GAP, "]"),
      join("{", KEY, GAP, ":", tie("value"), "}.a").map((text) => `(${text})`.replace("}.a)", "}).a")),
      join("(class {", tie("member"), of(";", "\n", " "), tie("member"), "})"),
      join("({", of("get ", "set ", "async ", "*", "async *", "", "static_: 1, "), KEY, "(", of("", "x", "x = 1", "{ x } = {}"), ") {", "return 1", "} })"),
      join("(", of("async ", "async", ""), GAP, of("x", "(x)", "(x, y = 1)", "({ x })", "()", "([x] = [1])"), of(" => ", "=>"), of("1", "({})", "{}", "{ return /a/ }", "x / 1 / 1", "({}) / 1"), ")"),
      join("(function* () { yield", GAP, of("/a/g", "1", "* [1]", "", "[/a/]", "`a`"), "; })().next().value"),
      join("(async function () { await", GAP, of("/a/g", "1", "(1)", "[1]", "`a`", "+1"), " })"),
      join(NAME, GAP, of("?.a", "?.[0]", "?.()", "?.5:1", "?.5 : .5", "? .5 : 1", "?.a?.b", "?.['a']", "??1", "!=1", "?1:2")),
      join("typeof", GAP, tie("operand")),
      join("void", GAP, of("/a/", "0", "`a`")),
      join(of("-", "+", "!", "~", "- -", "+ +", "!!", "-+", "typeof ", "delete [].", "new Object().", "new Object", "new Array(1)."), of("a", "b")),
      join("(", NAME, GAP, of("++", "--"), GAP, ")"),
      ...(isTyped
        ? [
            join("(", NAME, " as ", of("any", "number", "{ a: 1 }", "`a${string}`", "(x: any) => void", "any[]", "typeof a", "Map<string, Array<any>>", "1 | 2", "-1", "keyof any"), ")"),
            join(NAME, of("!", "!.a", "!?.a", "![0]", "!!", "! ")),
            join("((x", of("?", "", ": any", "?: any", ": Array<Array<any>>"), ")", of("", ": any", ": { a: 1 } | any", ": x is any"), " => 1)"),
            join("(<T", of("", ",", " extends any", " = any"), ">(x: T) => x)"),
            join("f<", of("any", "Array<any>", "Array<Array<any>>", "{ a: 1 }", "any, any"), ">(", tie("value"), ")"),
            join("(", NAME, of(" satisfies any", " satisfies Array<Array<any>>"), ")"),
          ]
        : []),
    ),
    value: fc.oneof(
      { depthSize: "small" },
      tie("operand"),
      join(tie("operand"), GAP, of("/", "/", "*", "+", "-", "%", "<", ">", "<<", ">>", ">>>", "==", "===", "&&", "||", "??", ",", "|", "**", "<=", "in Object,", "instanceof Object,", "?1:", "? 1 :", "=== a ? b :", "--> ", "< !--"), GAP, tie("operand")),
      join(tie("operand"), "/", tie("operand"), "/", of("1", "a", "g", " 1")),
      join(NAME, "<", NAME, ">", of("(1)", " (1)", "1", "\n(1)", ".5", "`a`", "=1", "/1/1", "+1", "\n1", "-1", "[0]", "'a'")),
      join(NAME, GAP, of("/=", "*=", "+=", "-=", "??=", "||=", "&&=", "**=", "="), GAP, tie("operand")),
      join("[", tie("operand"), "]", of("/1/1", ".length", "[0]", "`a`", "?.[0]")),
      join("(", tie("operand"), ")", of("/1/1", "\n/1/1", "++/1", ".a", "`a`", "/a/g")),
    ),
    member: fc.oneof(
      join(of("", "static ", "static\n", "get ", "set ", "get\n", "static async ", "async ", "async\n", "*", "static *", "async *", "static get ", "#"), KEY, of("() {}", "(x) {}", " = 1", " = /a/", "", " = {}", " = () => 1", " = `a`")),
      join(of("static", "get", "set", "async", "static static", "static get", "static async", "get get", "static set"), of("", " = 1", ";", "\n", "() {}", "(x) {}")),
      join("static {", of("", " var a", "/a/", "{}"), "}"),
      ...(isTyped
        ? [
            join(of("readonly ", "private ", "declare ", "public static ", "static readonly ", "override ", "abstract_ "), KEY, of(": any = 1", ": any", "?: any", "!: any", " = 1", ": Array<Array<any>> = []", ": () => void = () => {}")),
            of("[key: string]: any", "constructor(private x = 1, readonly y?: any) {}", "m<T>(this: any, x?: T): asserts x is T {}", "m(): void; m() {}", "readonly = 1", "declare = 1", "private", "abstract = 2"),
          ]
        : []),
    ),
    statement: fc.oneof(
      { depthSize: "small" },
      join("out(", tie("value"), ")"),
      join("out(", tie("value"), ")"),
      join("out(", tie("value"), ")"),
      join("a = ", tie("value")),
      tie("value"),
      join("{}", GAP, of("/a/g", "/1/1", "[1]", "`a`", "+1", "(1)", "a")),
      join("if (a)", GAP, of("/a/g.test(a)", "/1/g", "out(1)", "{}", ";"), " else out(", tie("operand"), ")"),
      join(of("x: ", "get: ", "async: ", "of: ", "type: ", "declare: "), of("{}", "/a/g", "for (;;) break", "out(1)")),
      join("for (const x of ", of("[/a/]", "[1]", "`ab`", "new Set([a])"), ") out(String(x))"),
      join("for (", of("let of = 0; of < 1; of++", "let async of [1]", "const x in { a }", "var x of [1]", "let x = a / 1 / 1; x < 0;", "async of => 1; false;"), ") out(2)"),
      join("{ let ", NAME, "2", GAP, "=", GAP, tie("value"), "}"),
      join("{ class A {", tie("member"), of(";", "\n", " "), tie("member"), of(";", "\n"), "} out(Object.getOwnPropertyNames(A.prototype).join() + Object.keys(A).join() + Object.keys(new A()).join()) }"),
      join("{ function f() { return", GAP, tie("operand"), "} out(f()) }"),
      join("do ; while (a < -1)", GAP, of("out(1)", "/a/g.test(a)", "")),
      join("switch (a) { case", GAP, tie("operand"), ":", GAP, of("/a/g;", "out(1)", "{}"), of("", " default: /a/g"), "}"),
      join("try { throw", of(" ", " /**/"), tie("operand"), "} catch {", of("", "/a/"), "} finally {}"),
      of("debugger", ";", "'use strict'", "async\nfunction f2() {}", "label: { break label }", "var { a: a3 = /a/ } = {}", "\u2029", "// <!-- a", "/* --> */"),
      ...(isTyped
        ? [
            of("type A1 = { a: string }", "type\nB1 = any", "interface I { a: any; b(): any }", "declare const z: any", "enum E { A, B = 5, C }", "namespace N { }", "declare module 'x' { }", "abstract class C1 { abstract a: any }", "function g(x: any): asserts x;\nfunction g(x: any) {}", "let u!: any", "let v: any = <any>1", "import type { X } from './x'", "export type { A1 as B9 } from './x'", "let w: typeof import('./x')", "const enum F { A = 1 << 2 }", "type T1<A> = A extends (infer B)[] ? B : never", "let fn: new (...x: any[]) => any", "function h<const T>(x: T) { return x }", "let t: [a?: 1, ...b: 2[]]", "type K = `a${string}`", "let q = a as any as any", "using_: any = 1".replace("using_: any", "a"), "type = 1", "type\n= 2", "declare\n(1)", "abstract\n(1)", "namespace\n(1)"),
            join("let r", of("", ": any", ": Array<Array<any>>", ": () => any", ": { a: 1; b?: 2 }", ": A | B"), GAP, "=", GAP, tie("operand")).map((text) => `{ ${text} }`),
          ]
        : []),
    ),
  })).statement;

/** Generates one to four statements in a row. */
export const textOf = (isTyped: boolean): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(grammar(isTyped), of("\n", ";\n", ";", "\n", " ", "\u2028", "//\n", "/*\n*/")), { minLength: 1, maxLength: 4 })
    .map((all) => all.map(([statement, end]) => statement + end).join(""));

/** Closes the two functions that wrap a module, sets a global outside them, and opens two functions again. */
const ESCAPE = "}; }); globalThis.outside = 1; (function () { return function () {";
/**
 * If a reader also reads these two as code, ESCAPE closes only what OPENS opens, and CLOSES closes the functions that
 * ESCAPE opens.
 */
const [OPENS, CLOSES] = ["(() => { {", "} })"];
/** The start and end of a span that one reader may skip while the other reads it as code. */
const HIDING = fc.constantFrom<[string, string]>(
  ["a <!--b;", "\n"], ["a\n--> b;", "\n"], ["//", "\u2028"], ["//", "\r"], ["//", "\n"], ["/*", "*/"], ["/* */", ""], ["`", "`"], ["`${`", "`}`"], ["a /", "/ 1"], ["/[", "]/"], ["a++ /", "/ 1"],
  ["a = /", "/"], ["}/", "/1"], [")/", "/1"], ["'", "'"], ["'\\\n", "'"], ["\n#!", "\n"], ["type A = `", "`;"], ["a <", "> (1);"], ["a as ", ";"], ["let c: ", "= 1;"], ["<any>", ";"], ["declare const d: ", ";"],
  ["enum E { A =", "}"], ["async <T>", "=> 1;"], ["class A { [", "] }"], ["class A { static {", "} }"], ["import('", "');"], ["export {", "};"], ["a?.5:", ";"], ["a ? (b) : ", "=> 1 : 2;"], ["a!", ";"], ["({ get", "}); "], ["label: ", ";"],
);
const SIGNS = of("a", ";", "\n", "/", "`", "}", "{", ")", "(", "'", "*/", "//", "<!--", "\\", "$", "\u2028", "=", ":", "<", ">");
const NOISE = fc.oneof({ weight: 9, arbitrary: of("") }, { weight: 1, arbitrary: SIGNS });

export const escapeOf: fc.Arbitrary<string> = fc
  .tuple(HIDING, HIDING, fc.boolean(), fc.boolean(), NOISE, NOISE, NOISE)
  .map(([first, second, isSame, isAround, ...noise]) => {
    const [open, close] = first;
    const [openLater, closeLater] = isSame ? first : second;
    const apart = [open, OPENS, noise[0], close, ESCAPE, noise[1], openLater, CLOSES, closeLater].join("");
    const escape = isAround ? open + ESCAPE + close : apart;
    return `let a = 1, b = 1; ${escape}${noise[2]}`;
  });
