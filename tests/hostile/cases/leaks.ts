import type { HostileEntry } from "../entry";

/** The clean run after each entry is compared to the byte; these leave as much behind as they can. */
export const leaks: HostileEntry[] = [
  { name: "global variables", why: "the next run starts without them", work: "(globalThis as any).left = { behind: true }; export const work: any = () => Object.assign(globalThis, { more: 1 });", test: `it("x", () => { work(); expect((globalThis as any).left.behind).toBe(true) });`, must: "pass" },
  { name: "changed clocks and timers", why: "fake timers left on, dates moved", work: "export const work: any = () => {};", test: `it("x", () => { vi.useFakeTimers(); vi.setSystemTime(0); setInterval(() => {}, 1); Math.random(); vi.spyOn(Math, "random").mockReturnValue(0.1) });`, must: "pass" },
  { name: "a swapped console", why: "the log of the next run", work: "console.log = () => {}; (globalThis as any).console = { log() {} }; export const work: any = () => {};", test: `it("x", () => { work() });`, must: "pass" },
  { name: "matchers", why: "expect.extend and equality testers of a suite", work: "export const work: any = () => {};", test: `expect.extend({ toBeAnything: () => ({ pass: true, message: () => "" }) }); (expect as any).addEqualityTesters([() => true]); it("x", () => { expect(1).toEqual(2) });`, must: "pass" },
  { name: "interned symbols and big heaps", why: "memory that has been used is as it was", work: `export const work: any = () => { for (let i = 0; i < 2000; i++) Symbol.for("left" + i); return "x".repeat(5e6).length };`, test: `it("x", () => { expect(work()).toBe(5e6) });`, must: "pass" },
  { name: "weak references and finalizers", why: "callbacks that would come later", work: `export const work: any = () => { const registry = new FinalizationRegistry(() => console.log("later")); for (let i = 0; i < 100; i++) registry.register({}, i); return new WeakRef({}).deref !== undefined };`, test: `it("x", () => { expect(work()).toBe(true) });`, must: "pass" },
  { name: "pending promises", why: "jobs that never ran", work: `export const work: any = () => { new Promise((r) => setTimeout(r, 1e6)).then(() => console.log("later")); setTimeout(() => console.log("later"), 1e7) };`, test: `it("x", () => { work() });`, must: "pass" },
];
