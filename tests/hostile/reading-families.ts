// biome-ignore-all lint/suspicious/noTemplateCurlyInString: pieces of source text
/**
 * Sources that make a parser read each level of nesting again, or that are deeply nested or long. Each is short enough
 * to hand in.
 */
const nested = (open: string, close: string, times: number) => `${open.repeat(times)}1${close.repeat(times)}`;

export const READING_FAMILIES: Readonly<Record<string, string>> = {
  "type arguments or JSX": `const x = ${nested("<T>(", ")", 30)};`,
  "arrow functions in defaults": `(${nested("(a: any = ", ") => 1", 40)});`,
  "async arrow functions in defaults": nested("async (x = ", ") => 1", 40),
  "conditionals with arrow functions": nested("a ? (b, c = ", ") : d => e : f", 40),
  "conditionals in brackets": nested("a ? (", ") : x => y", 40),
  "conditionals with types": nested("a ? (b): ", " => c : d", 40),
  "calls with type arguments": nested("f<T>(", ")", 40),
  "less-than or type arguments": nested("a < b > (", ")", 40),
  "generic arrow functions": nested("<T,>(x: T = ", ") => x", 40),
  "type parameters with defaults": nested("class A<T = ", ">{}", 40),
  "function types": `let x: ${nested("(a: ", ") => c", 40)};`,
  "conditional types": `type A = ${nested("B extends infer C extends ", " ? E : F", 40)};`,
  "patterns with defaults": `(${nested("([a = ", "]) => 1", 40)});`,
  "classes in fields": nested("class { static x = ", "}", 40),
  templates: nested("`${", "}`", 3_000),
  "a chain of templates": `x${"`a${b}`".repeat(8_000)}`,
  "a chain of calls": `x${".a()".repeat(20_000)}`,
  "patterns or divisions": "a /b/ c; /[/]/g; ".repeat(5_000),
  brackets: nested("(", ")", 30_000),
  comments: "/*a*/ ;".repeat(10_000),
  "names that are declared again": "let a;".repeat(10_000),
  "names that are exported again": "export let a = 1; a = 2;".repeat(3_000),
  "assignments to exports": `${"exports.a = ".repeat(8_000)}1`,
  "tests with places in their titles": `it("%s%s%s%s", () => {});`.repeat(3_000),
  "mocks that do not end": "vi.mock('./a', () => ({ a: `${'(".repeat(2_000),
};
