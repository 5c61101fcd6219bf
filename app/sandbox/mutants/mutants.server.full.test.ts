/** Tests that the bundled library generates the same mutants as the package. */
import fs from "node:fs";
import path from "node:path";
import { Instrumenter } from "@stryker-mutator/instrumenter";
import { describe, expect, test } from "vitest";
import { FEW } from "../../../tests/setup/exercises";
import { isLong } from "../../../tests/setup/runs";
import { longestBlock } from "../../../tests/setup/timing";
import { generatedFolder } from "../wasm.server";
import { loadInstrumenter } from "./mutants";
import { CostlyMutants, mutate } from "./mutants.server";

const EXERCISES = path.resolve("exercises");
const sources = (isLong ? fs.readdirSync(EXERCISES) : FEW.filter((name) => name.startsWith("test-"))).flatMap((name) =>
  fs.statSync(path.join(EXERCISES, name)).isDirectory()
    ? fs
        .readdirSync(path.join(EXERCISES, name), { recursive: true, encoding: "utf8" })
        .filter((file) => /\.[jt]sx?$/.test(file))
        .map((file) => path.join(name, file))
    : [],
);

/** Syntax that exercises rarely use. */
const RARE: Record<string, string> = {
  "patterns.ts": `export const a = /^(\\d+)[a-z]?\\s*$/gi.test(x), b = new RegExp("[^a]{2,}", "u");`,
  "decorated.ts": `@sealed export class A { @log() m(@inject() x: number) { return x > 1 && !this.#p } #p = 3; static { f() } }`,
  "types.ts": `enum E { A = 1 + 1, B } declare const g: <T>(x: T) => x is T; export abstract class C<T extends object> { constructor(private readonly y?: string, z = y ?? "") {} abstract f(): void } let v = <const>["a"]; namespace N { export const q = v! satisfies unknown }`,
  "using.ts": `export async function f() { using a = open(); await using b = open(); for await (const c of d) { if (c?.[0] ?? true) continue } label: while (true) { break label } }`,
  "view.tsx": `export const V = ({ n }: { n: number }) => <ul data-n={n + 1}>{n > 0 ? <li key="a">one</li> : null}</ul>;`,
  "plain.js": `export default function* () { let s = \`a\${1 - 2}b\`; do { s += yield s } while (s.length <= 4); switch (s) { case "x": return [1, ...[2]]; default: delete s.a } } export const o = { get a() { return +1 }, async *b() {}, ["c"]: -1, ...null }`,
  "asserted.js": `import data from "./data.json" with { type: "json" }; import.meta.url; a ||= b && c; a **= 2n; x?.y?.(); try { throw 1 } catch { } finally { }`,
};

const silent = new Proxy({}, { get: () => () => false });
const options = { plugins: null, ignorers: [], excludedMutations: [], noHeader: true };
const asIs = (file: string) => [
  { name: file, content: RARE[file] ?? fs.readFileSync(path.join(EXERCISES, file), "utf8"), mutate: true },
];
/** Returns a copy without the parser's internal data. */
const plain = (made: object) => JSON.parse(JSON.stringify(made));

describe("the library that makes mutants", () => {
  test.each([...Object.keys(RARE), ...sources])("%s: as the package makes them", async (file) => {
    const [ours, theirs] = [await loadInstrumenter(generatedFolder()), new Instrumenter(silent as never)];
    const [here, there] = await Promise.all([ours, theirs].map((each) => each.instrument(asIs(file), options)));
    expect(plain(here!)).toEqual(plain(there!));
    if (file in RARE) expect(here!.mutants.length).toBeGreaterThan(2);
  });

  test("regular expressions are mutated", async () => {
    const { mutants } = await mutate({ "a.ts": RARE["patterns.ts"]! }, ["a.ts"]);
    expect(mutants.filter(({ operator }) => operator === "Regex").length).toBeGreaterThan(5);
  });

  const source = `export const f = (a: number) => ${"(a > 1 ? a + 1 : a - 1) +\n".repeat(300)} 0;`;

  test("a job that takes too long fails alone", async () => {
    const slow = mutate({ "a.ts": source }, ["a.ts"], 1);
    const next = mutate({ "a.ts": "export const a = 1 + 1;" }, ["a.ts"]);
    await expect(slow).rejects.toThrow(CostlyMutants);
    expect((await next).mutants).toHaveLength(1);
  });

  test.runIf(isLong)("a job that takes too much memory fails alone", async () => {
    const large = mutate({ "a.ts": `export const f = (a: number) => ${"a + ".repeat(3_000)} 0;` }, ["a.ts"], 300_000);
    const next = mutate({ "a.ts": "export const a = 1 + 1;" }, ["a.ts"]);
    await expect(large).rejects.toThrow(CostlyMutants);
    expect((await next).mutants).toHaveLength(1);
  });

  test("the calling thread is not blocked", async () => {
    await mutate({ "a.ts": "export const a = 1 + 1;" }, ["a.ts"]);
    const begun = performance.now();
    const blocked = await longestBlock(() => mutate({ "a.ts": source }, ["a.ts"]));
    expect(blocked).toBeLessThan((performance.now() - begun) / 2);
  });

  test("a file that does not parse is named, with the place", async () => {
    await expect(mutate({ "a.ts": "export const = 1;" }, ["a.ts"])).rejects.toThrow(
      /^a\.ts: Unexpected token \(1:13\)/,
    );
  });
});
