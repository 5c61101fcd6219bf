import fs from "node:fs";
import { parse } from "@babel/parser";
import fc from "fast-check";
import { expect, it } from "vitest";
import { sameCode } from "./same-code";

/** The sources of the exercises, as examples of real code. */
const SOURCES = fs
  .readdirSync("exercises", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .slice(0, 120)
  .map((file) => fs.readFileSync(`exercises/${file}`, "utf8"));

interface Token {
  readonly type: { readonly label?: string } | string;
  readonly start: number;
  readonly end: number;
}
const tokensOf = (text: string) =>
  (parse(text, { sourceType: "module", plugins: ["typescript"], tokens: true }).tokens as Token[]).filter(
    ({ type }) => typeof type !== "string" && type.label !== "eof",
  );
/** Whether a position is outside a template literal. Inside one, white space is part of the text. */
const isOutside = (text: string, at: number) => (text.slice(0, at).match(/`/g) ?? []).length % 2 === 0;

const source = fc.constantFrom(...SOURCES);
const gap = fc.constantFrom(" ", "   ", "\t", " /* so */ ", "/**/", ' /* `it` "is" */');

it("comments and white space between words change nothing", () => {
  fc.assert(
    fc.property(source, fc.array(fc.tuple(fc.nat(), gap), { minLength: 1, maxLength: 12 }), (text, gaps) => {
      const tokens = tokensOf(text);
      const places = gaps
        .map(([n, blank]) => ({ at: tokens[n % tokens.length]!.start, blank }))
        .filter(({ at }) => isOutside(text, at))
        .sort((a, b) => b.at - a.at);
      const other = places.reduce((now, { at, blank }) => now.slice(0, at) + blank + now.slice(at), text);
      expect(sameCode("a.ts", other)).toBe(sameCode("a.ts", text));
    }),
    { numRuns: 60 },
  );
});

it("empty lines and comment lines change nothing", () => {
  fc.assert(
    fc.property(source, fc.nat(), fc.constantFrom("", "  ", "// so", "  // it('works')"), (text, n, line) => {
      const lines = text.split("\n");
      const at = n % lines.length;
      fc.pre(isOutside(text, lines.slice(0, at).join("\n").length + 1));
      const other = [...lines.slice(0, at), line, ...lines.slice(at)].join("\n");
      expect(sameCode("a.ts", other)).toBe(sameCode("a.ts", text));
    }),
    { numRuns: 60 },
  );
});

it("another value or another name gives another text", () => {
  fc.assert(
    fc.property(source, fc.nat(), (text, n) => {
      const tokens = tokensOf(text).filter(({ type }) =>
        ["num", "string", "name"].includes((type as { label: string }).label),
      );
      fc.pre(tokens.length > 0);
      const { type, start, end } = tokens[n % tokens.length]!;
      const { label } = type as { label: string };
      const at = label === "string" ? start + 1 : end;
      const other = `${text.slice(0, at)}${label === "num" ? "7" : "x"}${text.slice(at)}`;
      fc.pre(!/^\s*x?$/.test(other));
      expect(sameCode("a.ts", other)).not.toBe(sameCode("a.ts", text));
    }),
    { numRuns: 80 },
  );
});

it.each([
  ["quotes", "f('a')", 'f("a")', true],
  ["a semicolon", "f()", "f();", true],
  ["a comma at the end", "f(a, b)", "f(a, b,)", true],
  ["brackets that change nothing", "a + (b * c)", "a + b * c", true],
  ["brackets that change the order", "(a + b) * c", "a + b * c", false],
  ["a line break that ends a statement", "() => { return\n1 }", "() => { return 1 }", false],
  ["blanks in a text", "f('a b')", "f('a  b')", false],
  ["blanks in a template", "f(`a b`)", "f(`a  b`)", false],
  ["a pattern's flag", "/a/.test(b)", "/a/i.test(b)", false],
  ["code that does not parse", "f( // so\n", "f( // so   \n\n", true],
  ["other code that does not parse", "f(", "g(", false],
])("%s", (_, one, other, isSame) => {
  expect(sameCode("a.ts", one) === sameCode("a.ts", other)).toBe(isSame);
});

it("JSON is compared by its content", () => {
  expect(sameCode("a.json", '{ "a": 1 }')).toBe(sameCode("a.json", '{"a":1}'));
  expect(sameCode("a.json", '{ "a": 1 }')).not.toBe(sameCode("a.json", '{"a":2}'));
});
