// Long: TypeScript's answers are read from its checker here.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: pieces of source text
import fs from "node:fs";
import path from "node:path";
import fc from "fast-check";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { READING_FAMILIES } from "../../../tests/hostile/reading-families";
import { runs, sampleExercises } from "../../../tests/setup/runs";
import { leastMs } from "../../../tests/setup/timing";
import type { Files } from "../contract";
import { linkNames } from "./name-links";

/** Returns each link as "file line:column → file line name": the use, then the definition. */
const linksIn = (files: Files) =>
  Object.entries(linkNames(files)).flatMap(([file, links]) =>
    links.map(({ line, from, at }) => {
      const name = files[at.file]!.split("\n")[at.line - 1]!.slice(at.from, at.to);
      return `${file} ${line}:${from} → ${at.file} ${at.line} ${name}`;
    }),
  );
const linksOf = (text: string) => linksIn({ "a.ts": text });

describe("a name is linked", () => {
  it("to the file that exports it, from the import and from each use", () => {
    const files = {
      "src/money.ts": "export const VAT = 0.2;\n\nexport function add(a: number) {\n  return a + VAT;\n}\n",
      "src/order.ts": 'import { add, VAT as rate } from "./money";\n\nadd(rate);\n',
      "order.test.ts": 'import { add } from "./src/money.js";\nadd(1);\n',
    };
    expect(linksIn(files)).toEqual([
      "src/money.ts 4:13 → src/money.ts 1 VAT",
      "src/order.ts 1:9 → src/money.ts 3 add",
      "src/order.ts 1:14 → src/money.ts 1 VAT",
      "src/order.ts 1:21 → src/money.ts 1 VAT",
      "src/order.ts 3:0 → src/money.ts 3 add",
      "src/order.ts 3:4 → src/money.ts 1 VAT",
      "order.test.ts 1:9 → src/money.ts 3 add",
      "order.test.ts 2:0 → src/money.ts 3 add",
    ]);
  });

  it.each([
    ["a default export", "export default function go() {}", 'import run from "./b";'],
    ["a default export by name", "class go {}\nexport default go;", 'import run from "./b";'],
    ["another name of an export", "function go() {}\nexport { go as run };", 'import { run } from "./b";'],
    ["an export on another file's behalf", 'export { go as run } from "./c";', 'import { run } from "./b";'],
    [
      "an imported name that is exported",
      'import { go } from "./c";\nexport { go };',
      'import { go as run } from "./b";',
    ],
  ])("to the definition of %s", (_, b, importing) => {
    const links = linksIn({ "a.ts": `${importing}\nrun();`, "b.ts": b, "c.ts": "export function go() {}" });
    expect(links.filter((link) => link.startsWith("a.ts 2:0"))).toEqual([
      expect.stringMatching(/^a.ts 2:0 → [bc].ts 1 go$/),
    ]);
  });

  it.each([
    ["in a type", "interface A {}\nlet x: A[];", "a.ts 2:7 → a.ts 1 A"],
    ["in its own body", "function f() { f(); }", "a.ts 1:15 → a.ts 1 f"],
    ["in a template", "const a = 1;\nlog(`a ${a} a`);", "a.ts 2:9 → a.ts 1 a"],
    ["as a short property", "const a = 1;\nlog({ a });", "a.ts 2:6 → a.ts 1 a"],
    ["by its value's type", "const a = 1;\nlet x: typeof a;", "a.ts 2:14 → a.ts 1 a"],
    ["where it is extended", "interface A {}\ninterface B extends A {}", "a.ts 2:20 → a.ts 1 A"],
    ["after a line that ends otherwise", "const a = 1;\r\n/* \u2028 */ log(a);", "a.ts 2:12 → a.ts 1 a"],
  ])("%s", (_, text, link) => {
    expect(linksOf(text)).toEqual([link]);
  });
});

describe("a name is not linked", () => {
  it.each([
    ["that is a parameter", "const a = 1;\nconst f = (a) => a;"],
    ["that is declared again inside", "const a = 1;\nfunction f() { if (x) { let a; } a; }"],
    ["that is a type parameter", "type T = 1;\nfunction f<T>(x: T) {}"],
    ["that is declared by var in a block", "function a() {}\nif (x) { var a = 1; }\na();"],
    ["with two definitions", "function f(x: string): void;\nfunction f(x: number): void;\nfunction f(x) {}\nf(1);"],
    ["that is a property", "const a = 1;\nx.a; ({ a: 1 }); class C { a = 1; }"],
    [
      "that is a label, or inside a string, comment or regular expression",
      "const a = 1;\na: for (;;) break a;\n'a'; /a/; `a`; // a",
    ],
    ["that is a type with a value's name", "const Map = 1;\nlet x: Map<string, string>;"],
    ["that is a value with a type's name", "interface Event {}\nnew Event();"],
    ["that is written with escapes", "const a = 1;\n\\u0061;"],
    ["that is a member of an enum", "const A = 1;\nenum E { A = 2 }\nenum E { B = A }"],
  ])("%s", (_, text) => {
    expect(linksOf(text)).toEqual([]);
  });

  it.each([
    ["no file", 'import { b } from "./none";\nb();'],
    ["a library", 'import { b } from "b";\nb();'],
    ["a file outside", 'import { b } from "../b";\nb();'],
    ["a file without that export", 'import { c } from "./b";\nc();'],
    ["a file as a whole", 'import * as b from "./b";\nb.b();'],
  ])("that is imported from %s", (_, text) => {
    expect(linksIn({ "a.ts": text, "b.ts": "export function b() {}\nfunction c() {}" })).toEqual([]);
  });

  it("in a file that doesn't parse, which leaves the others as they are", () => {
    const links = linksIn({ "a.ts": "const a = ;\na;", "b.ts": "const b = 1;\nb;", "c.md": "const c = 1;\nc;" });
    expect(links).toEqual(["b.ts 2:0 → b.ts 1 b"]);
  });
});

/** Returns the offset of a position in a file. */
const offsetOf = (text: string, { line, from }: { line: number; from: number }) =>
  text
    .split("\n")
    .slice(0, line - 1)
    .reduce((sum, one) => sum + one.length + 1, 0) + from;

/** Returns TypeScript's answer: all places where the name at an offset is declared, as "b.ts 12". */
function declarationsBy(files: Files): (file: string, offset: number) => readonly string[] {
  const names = Object.keys(files).filter((file) => /\.[jt]s$/.test(file));
  const options: ts.CompilerOptions = {
    noLib: true,
    allowJs: true,
    types: [],
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    // Each file is a module, as in the sandbox.
    moduleDetection: ts.ModuleDetectionKind.Force,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  };
  const program = ts.createProgram(
    names.map((file) => `/${file}`),
    options,
    {
      getSourceFile: (file, target) =>
        files[file.slice(1)] === undefined ? undefined : ts.createSourceFile(file, files[file.slice(1)]!, target, true),
      fileExists: (file) => files[file.slice(1)] !== undefined,
      readFile: (file) => files[file.slice(1)],
      getDefaultLibFileName: () => "none",
      getCurrentDirectory: () => "/",
      getCanonicalFileName: (file) => file,
      useCaseSensitiveFileNames: () => true,
      getNewLine: () => "\n",
      writeFile: () => {},
    },
  );
  const checker = program.getTypeChecker();
  return (file, offset) => {
    const find = (node: ts.Node): ts.Node | undefined =>
      ts.isIdentifier(node) && node.getStart() === offset ? node : ts.forEachChild(node, find);
    const node = find(program.getSourceFile(`/${file}`)!);
    if (!node) return [];
    const symbol = ts.isShorthandPropertyAssignment(node.parent)
      ? checker.getShorthandAssignmentValueSymbol(node.parent)
      : ts.isExportSpecifier(node.parent)
        ? checker.getExportSpecifierLocalTargetSymbol(node.parent)
        : checker.getSymbolAtLocation(node);
    const meant = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    return (meant?.declarations ?? []).map(
      (one) => `${one.getSourceFile().fileName.slice(1)} ${(ts.getNameOfDeclaration(one) ?? one).getStart()}`,
    );
  };
}

/** Compares each link with TypeScript's answer. Returns the number of links. */
function expectRight(files: Files): number {
  const declarations = declarationsBy(files);
  let count = 0;
  for (const [file, links] of Object.entries(linkNames(files)))
    for (const { at, ...use } of links) {
      const found = declarations(file, offsetOf(files[file]!, use));
      expect({ file, use, found }).toEqual({ file, use, found: [`${at.file} ${offsetOf(files[at.file]!, at)}`] });
      count++;
    }
  return count;
}

describe("TypeScript finds the same definition", () => {
  const reviews = fs.readdirSync("exercises").filter((slug) => fs.existsSync(`exercises/${slug}/after`));
  const filesIn = (dir: string): Files =>
    Object.fromEntries(
      fs
        .readdirSync(dir, { recursive: true, encoding: "utf8" })
        .filter((file) => fs.statSync(path.join(dir, file)).isFile())
        .map((file) => [file, fs.readFileSync(path.join(dir, file), "utf8")]),
    );

  /** The two shortest reviews have 18 and 16 links. Each other review has more than 20. */
  const FEW: Readonly<Record<string, number>> = { "crew-line": 17, "result-notices": 15 };
  it.each(sampleExercises(reviews, 2))("of each link in %s", { timeout: 60_000 }, (slug) => {
    const before = filesIn(`exercises/${slug}/before`);
    expect(expectRight({ ...before, ...filesIn(`exercises/${slug}/after`) })).toBeGreaterThan(FEW[slug] ?? 20);
  });

  // There are only a few names, so that most of them are declared several times and in different ways.
  const name = fc.constantFrom("a", "b", "c", "T");
  const code = fc.letrec<Record<"statement" | "expression" | "type" | "pattern", string>>((tie) => {
    const some = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((texts) => texts.join(""));
    const is = (text: string) => fc.constant(text);
    return {
      type: fc.oneof(
        { depthSize: "small" },
        name,
        some(is("typeof "), name),
        some(is("("), name, is(": "), tie("type"), is(") => "), tie("type")),
        some(is("{ "), name, is(": "), tie("type"), is(" }")),
        some(name, is("<"), tie("type"), is(">")),
      ),
      pattern: fc.oneof(
        { depthSize: "small" },
        name,
        some(is("{ "), name, is(" }")),
        some(is("{ "), name, is(": "), tie("pattern"), is(" }")),
        some(is("["), tie("pattern"), is(" = "), tie("expression"), is("]")),
      ),
      expression: fc.oneof(
        { depthSize: "small" },
        name,
        some(name, is("."), name),
        some(is("{ "), name, is(" }")).map((text) => `(${text})`),
        some(is("({ "), name, is(": "), tie("expression"), is(" })")),
        some(name, is("("), tie("expression"), is(")")),
        some(is("(("), tie("pattern"), is(": "), tie("type"), is(") => { "), tie("statement"), is(" })")),
        some(is("(function "), name, is("() { "), tie("statement"), is(" })")),
        some(is("(class "), name, is(" { "), name, is(" = "), tie("expression"), is(" })")),
        some(is("'a b' + `c ${"), tie("expression"), is("} T` /* a b c T */")),
        some(is("("), tie("expression"), is(" as "), tie("type"), is(")")),
      ),
      statement: fc.oneof(
        { depthSize: "small" },
        some(tie("expression"), is(";")),
        some(fc.constantFrom("const ", "let ", "var "), tie("pattern"), is(" = "), tie("expression"), is(";")),
        some(is("function "), name, is("<"), name, is(">("), tie("pattern"), is(") { "), tie("statement"), is(" }")),
        some(is("class "), name, is(" { m("), tie("pattern"), is(") { "), tie("statement"), is(" } }")),
        some(is("type "), name, is(" = "), tie("type"), is(";")),
        some(is("interface "), name, is(" { "), name, is(": "), tie("type"), is(" }")),
        some(is("enum "), name, is(" { "), name, is(" = 1, Z = "), name, is(" }")),
        some(is("for (var "), name, is(" of "), tie("expression"), is(") { "), tie("statement"), is(" }")),
        some(is("try { "), tie("statement"), is(" } catch ("), name, is(") { "), tie("statement"), is(" }")),
        some(is("{ "), tie("statement"), tie("statement"), is(" }")),
        some(name, is(": for (;;) { "), tie("statement"), is(" break; }")),
      ),
    };
  });
  const imports = fc
    .uniqueArray(name, { maxLength: 2 })
    .map((names) => names.map((one) => `import { ${one} } from "./b";`));
  const exported = fc
    .uniqueArray(name, { minLength: 1 })
    .map((names) => names.map((one) => (one === "T" ? "export type T = 1;" : `export const ${one} = 1;`)));

  it("of each link in files where names are declared again and again", { timeout: 120_000 }, () => {
    let count = 0;
    fc.assert(
      fc.property(imports, fc.array(code.statement, { minLength: 1, maxLength: 6 }), exported, (first, rest, other) => {
        count += expectRight({ "a.ts": [...first, ...rest].join("\n"), "b.ts": other.join("\n") });
      }),
      // With fewer runs, there would be too few links for the test to prove anything.
      { numRuns: Math.max(200, runs(400)) },
    );
    expect(count).toBeGreaterThan(100);
  });
});

describe("the work is limited", () => {
  it.each(Object.entries(READING_FAMILIES))("for %s", async (_, text) => {
    const files = { "a.ts": text, "b.ts": 'import { a } from "./a";\na();' };
    expect(await leastMs(() => linkNames(files))).toBeLessThan(2_000);
  });

  const HOSTILE: Readonly<Record<string, (count: number) => Files>> = {
    "one name, used often": (count) => ({ "a.ts": `const a = 1;${"a;".repeat(count)}` }),
    "a sum of many terms": (count) => ({ "a.ts": `const a = 1;\n${"a+".repeat(count)}a` }),
    "many names": (count) => ({ "a.ts": Array.from({ length: count / 4 }, (_, i) => `let a${i};a${i};`).join("\n") }),
    "many names from a long address": (count) => {
      const names = Array.from({ length: count / 8 }, (_, i) => `a${i}`);
      return { "a.ts": `import { ${names.join()} } from "./${"../".repeat(count / 4)}b";${names.join(";")}` };
    },
    "files that import each other": (count) =>
      Object.fromEntries(
        Array.from({ length: count / 100 }, (_, i) => [
          `a${i}.ts`,
          `import { a } from "./a${i + 1}"; export { a };\n${"a;".repeat(10)}`,
        ]),
      ),
    "files that export each other's names": () => ({
      "a.ts": 'export { a } from "./b";\nimport { a as b } from "./b"; b;',
      "b.ts": 'export { a } from "./a";',
    }),
    "one long name": (count) => ({ "a.ts": `let ${"a".repeat(count)};` }),
  };

  it.each(Object.entries(HOSTILE))("for %s", async (_, make) => {
    const time = (count: number) => {
      const files = make(count);
      return leastMs(() => linkNames(files));
    };
    await time(2_000);
    // The text is four times as long, so quadratic work would take sixteen times as long.
    expect(await time(32_000)).toBeLessThan(10 * (await time(8_000)) + 70);
  });

  it("leaves out links beyond the limit", () => {
    const [many, large] = [`const a = 1;\n${"a;".repeat(20_000)}`, `const a = 1; a;${" ".repeat(100_000)}`];
    expect(linksOf(many)).toHaveLength(5_000);
    expect(linksOf(large)).toEqual([]);
  });
});
