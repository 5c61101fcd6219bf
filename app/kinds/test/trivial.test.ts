import { describe, expect, it } from "vitest";
import { mutate } from "~/sandbox/mutants.server";
import { placeFinder } from "./syntax";
import { isTrivial } from "./trivial";

/** The mutants of a source that are left out, as "original → replacement". */
async function leftOut(source: string): Promise<string[]> {
  const { mutants } = await mutate({ "src/a.ts": source }, ["src/a.ts"]);
  const placeOf = placeFinder(source);
  return mutants.filter((mutant) => isTrivial(mutant, placeOf(mutant)!)).map((m) => `${m.original} → ${m.replacement}`);
}

describe("what a learner need not see", () => {
  it("is what is logged, and a block that only logs", async () => {
    const source = `export function f(n: number) { if (n > 3) { console.warn("many: " + (n - 3)); } return "done"; }`;
    expect(await leftOut(source)).toEqual([
      `{ console.warn("many: " + (n - 3)); } → {}`,
      `"many: " → ""`,
      "n - 3 → n + 3",
    ]);
  });

  it("is what an error says, but neither that it is thrown nor what is given beside the words", async () => {
    const source = `export function f(n: number) { if (n < 0) throw new RangeError("below " + "zero", { cause: "input" }); }`;
    expect(await leftOut(source)).toEqual([`"below " → ""`, `"zero" → ""`]);
  });

  it("is what stands behind a return of the same block, but for functions", async () => {
    const source = `export function f(a: number) { return g(a); a = a + 1; function g(b: number) { return b * 2; } }`;
    expect(await leftOut(source)).toEqual(["a + 1 → a - 1"]);
    expect(await leftOut(`export function f(a: number) { if (a) { return 1; } return a + 1; }`)).toEqual([]);
  });

  it.each([
    ["a < b ? a : b", "a < b → a <= b"],
    ["a >= b ? a : b", "a >= b → a > b"],
  ])("is the limit of %s, where both are the same", async (code, gone) => {
    expect(await leftOut(`export const f = (a: number, b: number) => ${code};`)).toEqual([gone]);
  });

  it("is the limit of a value that is moved to it", async () => {
    const source = `export function f(a: number, b: number) { if (a < b) a = b; if (a > b) { b = a; } return a; }`;
    expect(await leftOut(source)).toEqual(["a < b → a <= b", "a > b → a >= b"]);
  });

  it.each([
    "export const f = (a: number, b: number) => (a < b ? a : 0);",
    "export const f = (next: () => number) => (next() < next() ? next() : next());",
    "export function f(a: number, b: number) { if (a < b) a = b; else b = 0; return a + b; }",
    "export function f(a: number, b: number) { if (a < b) a += b; return a; }",
    "export class Problem { constructor(readonly says: string) {} } export const p = () => new Problem('late');",
  ])("is nothing of %s", async (source) => {
    expect(await leftOut(source)).toEqual([]);
  });
});
