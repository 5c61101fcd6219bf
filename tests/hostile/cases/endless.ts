import type { HostileEntry } from "../entry";

const stops = (body: string): Pick<HostileEntry, "work" | "test" | "must" | "units"> => ({
  work: `export const work: any = () => { ${body} };`,
  test: `it("x", () => { work() });`,
  must: { stop: "units" },
  units: 20_000_000,
});

export const endless: HostileEntry[] = [
  { name: "a loop", why: "the plain one", ...stops("for (;;) {}"), through: ["fuel"] },
  { name: "a loop that catches everything", why: "out of fuel is no exception", ...stops("for (;;) try { for (;;) {} } catch {} finally { continue }"), through: ["fuel"] },
  { name: "includes", why: "native loops count as they are", ...stops("const a = new Array(1e6).fill(0); for (;;) a.includes(1)"), through: ["fuel"] },
  { name: "a sort comparator", why: "inside native code", ...stops("[3, 1, 2].sort(() => { for (;;) {} })"), through: ["fuel"] },
  { name: "a pattern that backtracks", why: "inside the regular expression engine", ...stops(`/^(a|a?)+$/.test("a".repeat(50) + "!")`), through: ["fuel"] },
  { name: "a getter in JSON", why: "inside JSON.stringify", ...stops("JSON.stringify({ get a() { for (;;) {} } })") },
  { name: "a replacer without end", why: "inside String.replace", ...stops(`"a".replace(/a/, () => { for (;;) {} })`) },
  { name: "spread of an endless iterator", why: "inside the engine's own loop", ...stops("const it = { [Symbol.iterator]: () => ({ next: () => ({ done: false, value: 0 }) }) }; for (const x of it as any) {}") },
  { name: "big numbers", why: "one operation can be long", ...stops("let a = 3n ** 20000n; for (;;) a = (a * a) % (7n ** 15000n)") },
  { name: "copies", why: "one call, a long copy", ...stops("const a = new Uint8Array(1 << 22); for (;;) a.copyWithin(0, 1)") },
  { name: "a proxy's prototype chain", why: "lookups that never end", ...stops("const p: any = new Proxy({}, { get: (_, key) => p[key] }); for (;;) try { p.x } catch {}") },
  { name: "while loading", why: "no test has begun", work: "for (;;) {} export const work = 1;", test: `it("x", () => { work });`, must: { stop: "units" }, units: 20_000_000 },
  { name: "in a getter that equality asks", why: "the loop runs inside an assertion", work: "export const work: any = () => ({ get a() { for (;;) {} } });", test: `it("x", () => { expect(work()).toEqual({ a: 1 }) });`, must: { stop: "units" }, units: 20_000_000 },
];
