import type { HostileEntry } from "../entry";

export const depth: HostileEntry[] = [
  { name: "a function that calls itself", why: "the plain one", work: "export const work: any = () => work() + 1;", test: `it("x", () => { work() });`, must: { stop: "depth" } },
  { name: "through native code", why: "map, sort and JSON in between", work: "export const work: any = () => [0].map(() => JSON.stringify({ toJSON: () => [1, 2].sort(() => work()) }));", test: `it("x", () => { work() });`, must: { stop: "depth" } },
  { name: "a nested value", why: "printing and comparing must not go down without end", work: "export const work: any = () => { let a: any = []; for (let i = 0; i < 20_000; i++) a = [a]; return a };", test: `it("x", () => { expect(work()).toEqual([1]) });`, must: "fail" },
  { name: "a nested pattern", why: "the regular expression compiler goes down", work: `export const work: any = () => { try { new RegExp("(".repeat(50_000) + ")".repeat(50_000)); return "made" } catch (error: any) { return "refused" } };`, test: `it("x", () => { expect(work()).toBe("refused") });`, must: "pass" },
  { name: "nested JSON", why: "the parser goes down", work: `export const work: any = () => { try { JSON.parse("[".repeat(200_000)); return "parsed" } catch { return "refused" } };`, test: `it("x", () => { expect(work()).toBe("refused") });`, must: "contained" },
  { name: "a chain of proxies", why: "each asks the next", work: "export const work: any = () => { let p: any = {}; for (let i = 0; i < 100_000; i++) p = new Proxy(p, {}); try { return p.x } catch (error: any) { return 'refused' } };", test: `it("x", () => { expect(work()).toBe("refused") });`, must: "contained", units: 200_000_000 },
  { name: "a chain of bound functions", why: "each calls the next", work: "export const work: any = () => { let f: any = () => 1; for (let i = 0; i < 50_000; i++) f = f.bind(null); try { return f() } catch { return 'refused' } };", test: `it("x", () => { expect(work()).toBe("refused") });`, must: "contained", units: 200_000_000 },
];
