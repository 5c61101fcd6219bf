/**
 * Two texts of one function: the second as a mutant or a mistake would be, one line further down and written otherwise.
 */
import type { HostileEntry } from "./entry";

export const REFERENCE = `export function work(a: any, each: any = (x: any) => x): any { if (a === null) throw new RangeError("null"); return each(a) + 1; }`;
const VARIANT = `\n\nexport function work(a: any, each: any = (x: any) => x): any {\n  const one = 2 - 1; if (!(a !== null)) throw new RangeError("null");\n     return one + each(a); }`;

/** A test that tries to tell the two apart: it may fail or print what it finds, but the same on both. */
export const unseen = (test: string): Pick<HostileEntry, "work" | "test" | "must"> => ({
  work: REFERENCE,
  test: `it("x", async () => { ${test} });`,
  must: { same: VARIANT },
});
