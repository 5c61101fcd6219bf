import { describe, expect, it } from "vitest";
import { mutate } from "~/sandbox/mutants/mutants.server";
import { excuseFinder } from "./find";

/**
 * Returns the reasons why a suite doesn't have to kill certain mutants of this source code, keyed by "original →
 * replacement".
 */
async function excused(source: string): Promise<Record<string, string>> {
  const files = { "src/a.ts": source };
  const { mutants } = await mutate(files, ["src/a.ts"]);
  const excuseOf = excuseFinder(files);
  return Object.fromEntries(
    mutants.flatMap((mutant) => {
      const excuse = excuseOf(mutant);
      return excuse ? [[`${mutant.original} → ${mutant.replacement}`, `${excuse.sort}: ${excuse.because}`]] : [];
    }),
  );
}
const leftOut = async (source: string) => Object.keys(await excused(source));
const inside = (code: string) => `export function f(a: number, b: number, xs: readonly number[]) { ${code} }`;

describe("words for people", () => {
  it("include what is logged, and a block that only logs", async () => {
    const source = `export function f(n: number) { if (n > 3) { console.warn("many: " + (n - 3)); } return "done"; }`;
    expect(await excused(source)).toMatchObject({
      '{ console.warn("many: " + (n - 3)); } → {}': expect.stringMatching(/^allowed by the specification: .*printed/),
      '"many: " → ""': expect.stringMatching(/^allowed by the specification: .*printed/),
      "n > 3 → false": expect.stringMatching(/^equivalent: /),
    });
    expect(await leftOut(source)).not.toContain('"done" → ""');
  });

  it("include an error's message, but neither the throw itself nor the arguments after the message", async () => {
    const source = `export function f(n: number) { if (n < 0) throw new RangeError("below " + "zero", { cause: "input" }); }`;
    expect(await leftOut(source)).toEqual([`"below " → ""`, `"zero" → ""`]);
  });
});

describe("code with the same effect", () => {
  it("includes everything after a return in the same block, except functions", async () => {
    const source = `export function f(a: number) { return g(a); a = a + 1; function g(b: number) { return b * 2; } }`;
    expect(await excused(source)).toEqual({
      "a + 1 → a - 1":
        "equivalent: After simplification, the mutant is the same code as the correct version: nothing runs after a `return`, `throw`, `break` or `continue`.",
    });
    expect(await leftOut(`export function f(a: number) { if (a) { return 1; } return a + 1; }`)).toEqual([]);
  });

  it.each([
    ["return Math.abs(-a);", "-a → +a", "`Math.abs` drops the sign"],
    ["return a * 1;", "a * 1 → a / 1", "dividing by 1 is multiplying by 1"],
    ["const s: string = String(a); return Number(s.trim());", "s.trim() → s", "`Number` skips white space"],
  ])("is found by a rule: %s", async (code, mutant, rule) => {
    const told = await excused(inside(code));
    expect(told[mutant]).toBe(
      `equivalent: After simplification, the mutant is the same code as the correct version: ${rule}.`,
    );
  });
});

describe("conditions that differ only where both paths do the same", () => {
  it.each([
    ["return a < b ? a : b;", "a < b → a <= b", "`a` is exactly `b`"],
    ["return a >= b ? a : b;", "a >= b → a > b", "`a` is exactly `b`"],
    ["if (a < b) a = b; return a;", "a < b → a <= b", "`a` is exactly `b`"],
    ["if (a > 9) return 9; return a;", "a > 9 → a >= 9", "`a` is exactly `9`"],
    ["return a > 0 ? a * 2 : 0;", "a > 0 → a >= 0", "`a` is exactly `0`"],
    [
      "if (xs.length === 0) return []; return xs.map((x) => x + a);",
      "xs.length === 0 → false",
      "`xs.length === 0` holds",
    ],
    [
      "if (xs.length > 0) { for (const x of xs) a += x; } return a;",
      "xs.length > 0 → true",
      "`xs.length > 0` does not hold",
    ],
    [
      "let s = 0; if (xs.length === 0) { return s; } for (const x of xs) s += x; return s;",
      "{ return s; } → {}",
      "`xs.length === 0` holds",
    ],
    [
      "const m = new Map([[a, b]]); if (m.has(b)) m.delete(b); return m;",
      "m.has(b) → true",
      "`m.has(b)` does not hold",
    ],
    ["const n = a as number | null; return n !== null && n > 0;", "n !== null → true", "`n !== null` does not hold"],
  ])("%s", async (code, mutant, when) => {
    const told = (await excused(inside(code)))[mutant];
    expect(told).toContain(`equivalent: The two versions differ only if ${when}, and then both give the same result`);
  });

  it("are found, too, if an earlier condition rules the difference out", async () => {
    const told = await excused(inside("if (a === b) return 0; return a < b ? -1 : 1;"));
    expect(told["a < b → a <= b"]).toBe(
      "equivalent: Here `a === b` does not hold, so it is never the case that `a` is exactly `b`.",
    );
    // A call in between might change the property that was checked.
    const object = (between: string) =>
      `export function f(o: { n: number }, g: () => void) { if (o.n === 0) return 0; ${between} return o.n > 0 ? 1 : -1; }`;
    expect(await leftOut(object(""))).toContain("o.n > 0 → o.n >= 0");
    expect(await leftOut(object("g();"))).not.toContain("o.n > 0 → o.n >= 0");
  });

  it.each([
    inside("return a < b ? a : 0;"),
    inside("if (a < b) a = b; else b = 0; return a + b;"),
    inside("if (a < b) a += b; return a;"),
    inside("if (xs.length === 0) return [0]; return xs.map((x) => x + a);"),
    inside("let s = 0; const g = () => s; if (a > b) s = b; else s = a; return g;"),
    "export const f = (a: Date, b: Date) => (a < b ? a : b);",
    "export function f(xs: number[], m: { has(x: number): boolean; delete(x: number): void }) { if (m.has(1)) m.delete(1); }",
    "export function f(next: () => number) { return next() === 0 ? 1 : 1 + next(); }",
    "export class Problem { constructor(readonly says: string) {} } export const p = () => new Problem('late');",
  ])("are not found for %s", async (source) => {
    expect(await leftOut(source)).toEqual([]);
  });
});
