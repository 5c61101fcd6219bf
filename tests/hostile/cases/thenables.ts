import type { HostileEntry } from "../entry";

const RESOLVES = `it("x", async () => { await expect(work()).resolves.toBe(4) });`;
const REJECTS = `it("x", async () => { await expect(work()).rejects.toThrow("no such order") });`;

export const thenables: HostileEntry[] = [
  { name: "a thenable whose chain ends well", why: "its then returns a promise that never asks the assertion", work: `export const work: any = () => ({ then: () => Promise.resolve(), catch: () => Promise.resolve(), finally: () => Promise.resolve() });`, test: RESOLVES, must: "fail" },
  { name: "a promise with its own then", why: "a real promise that reports another outcome", work: `export const work: any = () => { const p: any = Promise.resolve(5); p.then = (ok: any) => Promise.resolve(); return p };`, test: RESOLVES, must: "fail" },
  { name: "a subclass with its own then", why: "the same, inherited", work: `class Mine extends Promise<any> { override then(): any { return Promise.resolve() } } export const work: any = () => new Mine((ok) => ok(5));`, test: RESOLVES, must: "fail" },
  { name: "a species that never settles", why: "the derived promise is made by the value's own constructor", work: `export const work: any = () => { const p: any = Promise.resolve(5); p.constructor = { [Symbol.species]: function (run: any) { run(() => {}, () => {}) } }; return p };`, test: RESOLVES, must: "fail" },
  { name: "rejects that do not reject", why: "a thenable that calls neither side", work: `export const work: any = () => ({ then: () => ({ then: (ok: any) => ok() }) });`, test: REJECTS, must: "fail", through: ["counts"] },
  { name: "settles twice", why: "the right answer after the wrong one", work: `export const work: any = () => ({ then: (ok: any) => { ok(5); ok(4) } });`, test: RESOLVES, must: "fail" },
  { name: "a then that changes its mind", why: "a getter that gives another then at each look", work: `let looks = 0; export const work: any = () => ({ get then() { return looks++ % 2 ? (ok: any) => ok(5) : () => Promise.resolve() } });`, test: RESOLVES, must: "fail" },
  { name: "a test that returns a thenable", why: "a learner's suite that waits for something of its own", work: `export const work = () => 5;`, test: `it("x", (() => { const result = work(); return { then: (ok: any, no: any) => { expect(result).toBe(4); ok() } } }) as any);`, must: "fail" },
  { name: "patches Promise.prototype.then", why: "all waiting goes through it", work: `try { Promise.prototype.then = function () { return { then: (ok: any) => ok() } } as any } catch {} export const work: any = () => Promise.resolve(5);`, test: RESOLVES, must: "fail" },
];
