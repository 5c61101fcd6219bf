import type { HostileEntry } from "../entry";

/** Code that allocates about 150 MB and then finishes. With the memory wall disabled, its test passes. */
const eats = (body: string): Pick<HostileEntry, "work" | "test" | "must" | "units"> => ({
  work: `export const work: any = () => { ${body} };`,
  test: `it("x", () => { work() });`,
  must: { stop: "memory" },
  units: 400_000_000,
});

export const memory: HostileEntry[] = [
  { name: "arrays", why: "many of them", ...eats("const all = []; for (let i = 0; i < 150; i++) all.push(new Array(100_000).fill(i));"), through: ["memory"] },
  { name: "one array", why: "one that grows", ...eats("const all: number[] = []; all.length = 0; for (let i = 0; i < 80; i++) for (let j = 0; j < 100_000; j++) all.push(j); const b = all.concat(all); b.length;"), through: ["memory"] },
  { name: "strings", why: "doubled until they are real", ...eats(`const all = []; for (let i = 0; i < 150; i++) all.push("ab".repeat(500_000) + i);`), through: ["memory"] },
  { name: "typed arrays", why: "buffers beside the heap", ...eats("const all = []; for (let i = 0; i < 150; i++) all.push(new Uint8Array(1 << 20));"), through: ["memory"] },
  { name: "one buffer", why: "asked for at once", ...eats("new ArrayBuffer(150 << 20);"), through: ["memory"] },
  { name: "a catch that goes on", why: "out of memory cannot be caught; nothing is gained", work: `export const work: any = () => { const all: any[] = []; let refused = 0; for (let i = 0; i < 100; i++) try { all.push(new Uint8Array(1 << 20)) } catch { refused++ } return refused };`, test: `it("x", () => { expect(work()).toBeGreaterThan(40) });`, must: { stop: "memory" }, units: 400_000_000 },
  { name: "a map of objects", why: "small things, many", ...eats("const all = new Map(); for (let i = 0; i < 600_000; i++) all.set({ i }, [i]);"), through: ["memory"] },
  { name: "typed array lengths beyond all bounds", why: "sizes that overflow", work: `export const work: any = () => [2 ** 31, 2 ** 32, 2 ** 53 - 1].map((n) => { try { new Uint8Array(n); return "made" } catch (error: any) { return "refused" } });`, test: `it("x", () => { expect(work()).toEqual(["refused", "refused", "refused"]) });`, must: "pass" },
  { name: "measures what is left of it", why: "to the byte, it would tell one version of the code under test from another", work: "export const work: any = (a: number) => a;", test: `it("x", () => { let free = 0; const kept: any[] = []; for (let size = 1 << 22; size >= 16; size >>= 1) for (;;) { try { kept.push(new ArrayBuffer(size)); free += size } catch { break } } kept.length = 0; expect(free).toBeGreaterThan(0) });`, must: { stop: "memory" } },
];
