import type { HostileEntry } from "../entry";

export const timers: HostileEntry[] = [
  { name: "an interval that keeps a test open", why: "virtual time has an end, too", work: "export const work: any = () => new Promise(() => { setInterval(() => {}, 1) });", test: `it("x", async () => { await work() });`, must: { stop: "hung" } },
  { name: "timers that make timers at once", why: "time never moves", work: "export const work: any = () => new Promise(() => { const again = () => { setTimeout(again, 0) }; again() });", test: `it("x", async () => { await work() });`, must: { stop: "units" }, units: 10_000_000, through: ["fuel"] },
  { name: "microtasks that make microtasks", why: "the queue is never empty", work: "export const work: any = () => new Promise(() => { const again = () => { queueMicrotask(again) }; again() });", test: `it("x", async () => { await work() });`, must: { stop: "units" }, units: 10_000_000, through: ["fuel"] },
  { name: "promises that make promises", why: "the same", work: "export const work: any = async () => { for (;;) await null };", test: `it("x", async () => { await work() });`, must: { stop: "units" }, units: 10_000_000, through: ["fuel"] },
  { name: "a timer that fails after its test", why: "it belongs to the test that set it", work: "export const work: any = (check: any) => { setTimeout(check, 5) };", test: `it("x", () => { work(() => { expect(1).toBe(2) }) }); it("y", async () => { await new Promise((r) => setTimeout(r, 20)); expect(1).toBe(2) });`, must: "fail" },
  { name: "replaces the timers", why: "the harness does not use the global ones", work: "(globalThis as any).setTimeout = () => 0; (globalThis as any).queueMicrotask = () => {}; export const work: any = async () => 5;", test: `it("x", async () => { expect(await work()).toBe(4) });`, must: "fail" },
  { name: "turns the clock", why: "a test's limit does not follow the date", work: "try { Date.now = () => 0 } catch {} export const work: any = () => new Promise((r) => setTimeout(r, 1e9));", test: `it("x", async () => { await work() });`, must: { stop: "hung" } },
  { name: "sets a million timers", why: "each costs work and memory", work: "export const work: any = () => { for (let i = 0; i < 1e6; i++) setTimeout(() => {}, i) };", test: `it("x", () => { work() });`, must: { stop: "units" }, units: 40_000_000 },
];
