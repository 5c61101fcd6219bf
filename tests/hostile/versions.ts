/**
 * Two versions of one function. The second differs as a mutant or a mistake would: it starts further down and is
 * written differently.
 */
import type { HostileEntry } from "./entry";

export const REFERENCE = `export function work(a: any, each: any = (x: any) => x): any { if (a === null) throw new RangeError("null"); return each(a) + 1; }`;
const VARIANT = `\n\nexport function work(a: any, each: any = (x: any) => x): any {\n  const one = 2 - 1; if (!(a !== null)) throw new RangeError("null");\n     return one + each(a); }`;

/**
 * Creates an entry whose test tries to tell the two versions apart. The test may fail, or print what it finds, but must
 * do the same on both versions.
 */
export const unseen = (test: string): Pick<HostileEntry, "work" | "test" | "must"> => ({
  work: REFERENCE,
  test: `it("x", async () => { ${test} });`,
  must: { same: VARIANT },
});
