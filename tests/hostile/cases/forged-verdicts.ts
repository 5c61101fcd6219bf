import type { HostileEntry } from "../entry";

const TEST = `it("doubles", () => { expect(work(2)).toBe(4) });`;

export const forgedVerdicts: HostileEntry[] = [
  { name: "catches the assertion", why: "calls back into the test's assertion and swallows its error",
    work: `export const work = (check: any) => { try { check() } catch {} };`,
    test: `it("x", () => { work(() => { expect(1).toBe(2) }) });`, must: "fail" },
  { name: "catches it in a promise", why: "the same through a rejected promise",
    work: `export const work = (check: any) => Promise.resolve().then(check).catch(() => {});`,
    test: `it("x", async () => { await work(() => { expect(1).toBe(2) }) });`, must: "fail" },
  { name: "answers by a getter", why: "an object whose valueOf and toString claim to be the right number",
    work: `export const work: any = () => ({ valueOf: () => 4, toString: () => "4", [Symbol.toPrimitive]: () => 4 });`, test: TEST, must: "fail" },
  { name: "defines describe and it", why: "makes global functions of those names that run nothing",
    work: `for (const name of ["it", "test", "describe", "expect"]) (globalThis as any)[name] = () => ({ toBe() {} }); export const work = () => 5;`, test: TEST, must: "fail" },
  { name: "looks for the harness on the global object", why: "calls whatever function it finds there with a forged end",
    work: `for (const key of Reflect.ownKeys(globalThis)) { const value = (globalThis as any)[key]; if (typeof value === "function" && !/^[A-Z]/.test(String(key))) try { value('{"t":"done"}') } catch {} } export const work = () => 5;`, test: TEST, must: "fail" },
  { name: "prints a forged event", why: "the log is a way out to the host, but not for verdicts",
    work: `console.log('{"t":"end","test":0,"within":[],"failures":[],"assertions":1,"covered":null}'); export const work = () => { console.log('{"t":"done"}'); return 5 };`, test: TEST, must: "fail" },
  { name: "throws a forged failure", why: "an error that looks like a passed result",
    work: `export const work = () => { throw { kind: "passed", failures: [], t: "done", toString() { return "passed" } } };`, test: TEST, must: "fail" },
  { name: "throws a proxy that throws", why: "the harness must survive what it cannot read",
    work: `export const work = () => { const trap = new Proxy({}, { get() { throw trap }, getPrototypeOf() { throw trap }, getOwnPropertyDescriptor() { throw trap }, ownKeys() { throw trap } }); throw trap };`, test: TEST, must: "fail" },
  { name: "throws undefined", why: "nothing at all as an error is still an error",
    work: `export const work = () => { throw undefined };`, test: TEST, must: "fail" },
  { name: "un-fails by test.fails from inside", why: "a test's own modifier cannot be reached from the code under test",
    work: `export const work = function (this: any) { try { (arguments as any).callee.caller.fails = true } catch {} return 5 };`, test: TEST, must: "fail" },
  { name: "an only that hides the failing test", why: "a learner's suite marks the passing test as the only one",
    work: `export const work = () => 5;`, test: `it.only("green", () => { expect(work(2)).toBe(4) }); it("red", () => { expect(work(2)).toBe(4) });`, must: "fail" },
];
