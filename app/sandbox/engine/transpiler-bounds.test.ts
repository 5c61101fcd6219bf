import { expect, it } from "vitest";
import { CompileError, compileModule } from "./transpile";

/** Tests that every host applies the same limits on how deeply code is nested and on how much work parsing takes. */

const nested = (open: string, times: number, middle: string, close: string) =>
  `const x = ${open.repeat(times)}${middle}${close.repeat(times)};`;

const FORMS: Readonly<Record<string, (times: number) => string>> = {
  parentheses: (n) => nested("(", n, "1", ")"),
  lists: (n) => nested("[", n, "1", "]"),
  objects: (n) => nested("{ a: ", n, "1", "}"),
  "arrow functions": (n) => nested("() => ", n, "1", ""),
  functions: (n) => nested("(function () { return ", n, "1", "})"),
  blocks: (n) => `${"{".repeat(n)}${"}".repeat(n)}`,
  "else if": (n) => `${"if (x) {} else ".repeat(n)};`,
  operators: (n) => nested("1 + ", n, "1", ""),
  "unary operators": (n) => nested("! ", n, "1", ""),
  assignments: (n) => nested("a = ", n, "1", ""),
  templates: (n) => nested("`${", n, "1", "}`"),
  calls: (n) => nested("f(", n, "1", ")"),
  new: (n) => nested("new ", n, "A", ""),
  patterns: (n) => `let ${"[".repeat(n)}a${"]".repeat(n)} = [];`,
  types: (n) => nested("1 as ", 1, `${"A<".repeat(n)}B${">".repeat(n)}`, ""),
  "function types": (n) => nested("1 as ", 1, `${"(a: B) => ".repeat(n)}C`, ""),
  "type operators": (n) => nested("1 as ", 1, `${"keyof ".repeat(n)}A`, ""),
};

const compile = (source: string) => compileModule("a.ts", source, "source");

it.each(Object.keys(FORMS))("accepts ordinary code, and refuses endless nesting: %s", (form) => {
  expect(() => compile(FORMS[form]!(40))).not.toThrow();
  expect(() => compile(FORMS[form]!(20_000))).toThrow("Syntax error: the code is nested too deeply");
  // Rejected code leaves no state behind.
  expect(() => compile("const fine = [[1]];")).not.toThrow();
});

it.each([
  ["classes in fields", nested("class { static x = ", 30, "1", "}")],
  ["arrow functions in defaults", nested("(a = ", 40, "1", ") => 1")],
])("refuses code that would take minutes to parse: %s", (_what, source) => {
  const started = performance.now();
  expect(() => compile(source)).toThrow(CompileError);
  expect(performance.now() - started).toBeLessThan(20_000);
});
