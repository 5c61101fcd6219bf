import type { HostileEntry } from "../entry";

export const leaving: HostileEntry[] = [
  { name: "a promise that never settles", why: "nothing comes after it", work: "export const work: any = () => new Promise(() => {});", test: `it("x", async () => { expect(await work()).toBe(4) });`, must: { stop: "hung" }, through: ["counts"] },
  { name: "a hook that never ends", why: "the test behind it never starts", work: "export const work: any = () => 5;", test: `beforeEach(() => new Promise(() => {})); it("x", () => { expect(work()).toBe(4) });`, must: { stop: "hung" }, through: ["counts"] },
  { name: "an await of itself", why: "a chain that waits for its own end", work: "export const work: any = () => { const p: any = Promise.resolve().then(() => held); const held = p.then(() => p); return new Promise(() => {}) };", test: `it("x", async () => { await work(); expect(5).toBe(4) });`, must: { stop: "hung" }, through: ["counts"] },
  { name: "no test at all", why: "nothing failed, and nothing was shown", work: "export const work: any = () => 5;", test: "work();", must: { refused: /no test/ }, through: ["counts"] },
  { name: "leaves while loading", why: "throws before the failing test is registered", work: "export const work: any = () => 5;", test: `it("x", () => {}); throw 0; it("y", () => { expect(work()).toBe(4) });`, must: { refused: /threw 0/ } },
  { name: "skips from inside", why: "throws what other runners take as a skip", work: "export const work: any = () => { throw Object.assign(new Error('skip'), { code: 'VITEST_PENDING', pending: true }) };", test: `it("x", () => { expect(work()).toBe(4) });`, must: "fail" },
  { name: "exits", why: "there is nothing to exit", work: "export const work: any = () => { (globalThis as any).process?.exit(0); (globalThis as any).close?.(); (globalThis as any).quit?.(); return 5 };", test: `it("x", () => { expect(work()).toBe(4) });`, must: "fail" },
  { name: "a generator that is never resumed", why: "an async test that stops in the middle", work: "export const work: any = { async *[Symbol.asyncIterator]() { yield 1; await new Promise(() => {}) } };", test: `it("x", async () => { for await (const x of work) expect(x).toBe(1); expect(5).toBe(4) });`, must: { stop: "hung" }, through: ["counts"] },
  { name: "a rejection that nobody sees", why: "the test has ended well by then", work: "export const work: any = () => { Promise.reject(new Error('lost')) };", test: `it("x", () => { work(); expect(1).toBe(1) });`, must: "fail" },
];
