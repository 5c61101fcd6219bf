/**
 * A run that uses most features that suites use. Its result is the same, byte for byte, on a fresh engine and after any
 * other run.
 */
export const CANARY = {
  files: {
    "src/sum.ts": "export const sum = (all: number[]) => all.reduce((a, b) => a + b, 0);",
    "clean.test.ts": `import { expect, it, vi } from "vitest"; import { sum } from "./src/sum";
      it("sums", () => { expect(sum([1, 2])).toBe(3); expect(new Map([[1, { a: [1] }]])).toEqual(new Map([[1, { a: [1] }]])) });
      it("fails", () => { expect({ sum: sum([1]) }).toEqual({ sum: 2 }) });
      it("waits", async () => { const f = vi.fn(async () => Math.random()); await f(); await new Promise((r) => setTimeout(r, 9)); console.log(Date.now(), f.mock.calls.length, Math.random(), new Error("x").stack) });`,
  },
  tests: ["clean.test.ts"],
};
