import type { HostileEntry } from "../entry";

/** Sources that are expensive to read before anything runs. Reading happens on the host, and fuel doesn't limit it. */
const refused = (name: string, why: string, work: string, words = /nested too deeply|too much work to read/): HostileEntry => ({
  name,
  why,
  work: `export const work: any = () => 5; ${work}`,
  test: `it("x", () => { expect(work()).toBe(4) });`,
  must: { refused: words },
});
const nested = (start: string, end: string, depth: number) => start.repeat(depth) + "1" + end.repeat(depth);

export const transpiling: HostileEntry[] = [
  refused("classes in fields of classes", "sucrase reads each three times: 15 of them took 80 seconds", nested("class A { a = ", "}", 40)),
  refused("classes in static fields of expressions", "the same by expressions, which get a name each", `(${nested("class { static a = ", "}", 40)});`),
  refused("arrow functions in defaults of arrow functions", "read once as brackets and once as a function: 25 of them took a minute", `(${nested("(a: any = ", ") => 1", 40)});`),
  refused("type parameters in front of them", "the same by another way into the reader", `(${nested("<T,>(a: T = ", ") => 1", 40)});`),
  refused("patterns with defaults", "the same by brackets of lists", `(${nested("([a = ", "]) => 1", 40)});`),
  refused("a hundred thousand brackets", "the reader goes down on the host's own stack", `(${nested("(", ")", 100_000)});`),
  refused("a hundred thousand types", "the same in a type, which never runs", `let t: ${nested("{ a: ", "}", 100_000)};`),
  { name: "a million lines that are nothing", why: "each is a line to be kept", work: `export const work: any = () => 5;${"\n".repeat(1_000_000)}`, test: `it("x", () => { expect(work()).toBe(4) });`, must: "fail" },
  { name: "twenty thousand exports", why: "the engine looks for each name among all of them, and reading was not counted", work: `export const work: any = () => 5; ${Array.from({ length: 20_000 }, (_, i) => `export let a${i} = 1; a${i}++;`).join("\n")}`, test: `it("x", () => { expect(work()).toBe(4) });`, must: { stop: "units" } },
  { name: "ten thousand names that a function closes over", why: "the same by names that are used", work: `${Array.from({ length: 20_000 }, (_, i) => `var v${i};`).join("")} export const work: any = () => () => [${Array.from({ length: 20_000 }, (_, i) => `v${i}`).join()}];`, test: `it("x", () => { expect(work()).toBe(4) });`, must: { stop: "units" } },
  { name: "a text of thirty million letters", why: "what does not fit into the engine's memory is the learner's, not ours", work: `export const work: any = () => 5; export const text = "${"x".repeat(30_000_000)}";`, test: `it("x", () => { expect(work()).toBe(4) });`, must: { stop: "memory" } },
  { name: "mocks that are moved before imports", why: "a reader of our own looks for the ends of their calls", work: "export const work: any = () => 5;", test: `${"vi.mock('./a', () => ({ a: `${'(".repeat(400)}; it("x", () => { expect(work()).toBe(4) });`, must: { refused: /yntax|nterminated|nexpected|Error/ } },
  { name: "a data file that is deep", why: "JSON is parsed by the host, and again inside", work: `import data from "./data.json"; export const work: any = () => data;`, files: { "src/data.json": nested("[", "]", 5_000) }, test: `it("x", () => { expect(work()).toBe(4) });`, must: "fail" },
];
