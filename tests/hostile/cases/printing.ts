import type { HostileEntry } from "../entry";

const TEST = `it("x", () => { expect(work()).toEqual({ right: true }) });`;

export const printing: HostileEntry[] = [
  { name: "a getter that runs while it is printed", why: "getters of a value that fails are not called by the printer",
    work: `export const work: any = () => ({ get right() { return false }, get z() { console.log("seen"); throw new Error("from the printer") } });`, test: TEST, must: "fail" },
  { name: "toJSON", why: "a value that changes when it is made into JSON", work: `export const work: any = () => ({ right: false, toJSON: () => ({ right: true }) });`, test: TEST, must: "fail" },
  { name: "an endless proxy", why: "a proxy with new keys at every look", work: `let n = 0; export const work: any = () => new Proxy({}, { ownKeys: () => ["k" + n++], getOwnPropertyDescriptor: () => ({ value: work(), enumerable: true, configurable: true }), get: () => work() });`, test: TEST, must: "fail", units: 20_000_000 },
  { name: "inspect hooks", why: "the hooks of node, chai and pretty-format", work: `const yes = () => "{ right: true }"; export const work: any = () => ({ inspect: yes, [Symbol.for("nodejs.util.inspect.custom")]: yes, [Symbol.for("chai/inspect")]: yes, toString: yes, $$typeof: Symbol.for("react.test.json") });`, test: TEST, must: "fail" },
  { name: "a huge value", why: "printing is bounded", work: `export const work: any = () => { const wide: any = {}; for (let i = 0; i < 2000; i++) wide["key" + i] = "x".repeat(100); return wide };`, test: TEST, must: "fail" },
  { name: "a circle", why: "a value that contains itself", work: `export const work: any = () => { const a: any = { right: false }; a.a = a; a.m = new Map([[a, a]]); a.s = new Set([a]); return a };`, test: TEST, must: "fail" },
  { name: "a name that is an object", why: "a test's title is sent to the host: only as text",
    work: `export const work: any = () => 5;`, test: `const named = () => {}; Object.defineProperty(named, "name", { value: { toJSON: () => ["forged"] } }); it(named as any, () => { expect(work()).toBe(4) });`, must: "fail" },
];
