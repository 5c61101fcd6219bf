import type { HostileEntry } from "../entry";

/** Code under test that replaces the functions that a test, or the test API, uses for time and randomness. */
const assigns = (name: string, why: string, put: string, test: string): HostileEntry => ({
  name: `assigned: ${name}`,
  why,
  work: `const put = () => { try { ${put} } catch {} }; put(); export const work: any = (...all: any[]) => { put(); return all[0] };`,
  test: `it("x", async () => { ${test} });`,
  must: "fail",
});

const START = Date.UTC(2020, 0, 1);
const AFTER_A_SECOND = `vi.useFakeTimers({ now: ${START} }); vi.advanceTimersByTime(1000); work();`;

export const assignedGlobals: HostileEntry[] = [
  assigns("Date.now", "the time at which a test looks is that of the code under test", `Date.now = () => ${START}`, `${AFTER_A_SECOND} expect(Date.now()).toBe(${START})`),
  assigns("Date.now, defined", "the same without an assignment", `Object.defineProperty(Date, "now", { value: () => ${START} })`, `${AFTER_A_SECOND} expect(Date.now()).toBe(${START})`),
  assigns("Date.now, by Reflect", "the same by a native function", `Reflect.set(Date, "now", () => ${START}); Object.assign(Date, { now: () => ${START} })`, `${AFTER_A_SECOND} expect(Date.now()).toBe(${START})`),
  assigns("Date.now, by its setter", "the accessor is called by native code", `const { set } = Object.getOwnPropertyDescriptor(Date, "now")!; set ? [() => ${START}].forEach(set as any) : (Date.now = () => ${START})`, `${AFTER_A_SECOND} expect(Date.now()).toBe(${START})`),
  assigns("Date.now, by a job", "no code of the request is on the stack", `const slot = Object.getOwnPropertyDescriptor(Date, "now")!; Promise.resolve(() => ${START}).then(slot.set ?? ((now: any) => { Date.now = now }))`, `${AFTER_A_SECOND} await null; await null; expect(Date.now()).toBe(${START})`),
  assigns("Date.now, for others that read it", "what a spy's test compares", `Date.now = () => 5`, `const seen = vi.fn(); seen(Date.now()); expect(seen).toHaveBeenCalledWith(5)`),
  assigns("a spy on Date.now", "the test's own spy is taken away again", `Date.now = () => 5`, `vi.spyOn(Date, "now").mockReturnValue(7); work(); expect(Date.now()).toBe(5)`),
  assigns("Math.random", "a test that is repeated with other chances sees one", `Math.random = () => 0.5`, `work(); expect(Math.random()).toBe(0.5); expect(Math.random()).toBe(0.5)`),
  assigns("a spy on Math.random", "the test's own spy is taken away again", `Math.random = () => 0.5`, `vi.spyOn(Math, "random").mockReturnValue(0.25); work(); expect(Math.random()).toBe(0.5)`),
  assigns("performance.now", "a test that measures sees no time go by", `performance.now = () => 5`, `vi.useFakeTimers(); work(); vi.advanceTimersByTime(1000); expect(performance.now()).toBe(5)`),
  assigns("performance, all of it", "the object that holds it", `(globalThis as any).performance = { now: () => 5 }; Object.defineProperty(globalThis, "performance", { value: { now: () => 5 } })`, `expect(performance.now()).toBe(5)`),
  assigns("performance.now, inherited", "the prototype behind it", `Object.setPrototypeOf(performance, { timing: 5 })`, `expect((performance as any).timing).toBe(5)`),
  assigns("setTimeout", "the test waits by it", `(globalThis as any).setTimeout = (f: any) => { f(); return 1 }`, `let at = 0; setTimeout(() => { at = 1 }, 5); expect(at).toBe(1)`),
  assigns("nothing, and a test's timers are cancelled", "numbers of timers are given out in a row", `for (let id = 0; id < 100; id++) { clearTimeout(id); clearInterval(id); clearImmediate(id) }`, `let n = 0; const step = () => { n++ }; setTimeout(step, 5); setImmediate(step); work(); await new Promise((r) => setTimeout(r, 9)); vi.useFakeTimers(); setInterval(step, 5); work(); vi.advanceTimersByTime(19); expect(n).toBe(0)`),
  assigns("the methods of timers", "a test restarts or cancels its own", `const { constructor: made } = Object.getPrototypeOf(setTimeout(() => {}, 0)); made.prototype.refresh = made.prototype.close = made.prototype[Symbol.toPrimitive] = () => 5`, `vi.useFakeTimers(); let at = 0; setTimeout(() => { at = 1 }, 9).close(); setTimeout(() => { at = 2 }, 9).refresh(); vi.runAllTimers(); expect(Number(setTimeout(() => {}, 0))).toBe(5)`),
  assigns("queueMicrotask", "a test that lets jobs run", `(globalThis as any).queueMicrotask = () => {}`, `let at = 0; queueMicrotask(() => { at = 1 }); await null; expect(at).toBe(0)`),
  assigns("crypto.randomUUID", "ids that a test draws", `(crypto as any).randomUUID = () => "5"`, `expect(crypto.randomUUID()).toBe("5")`),
  assigns("a function of a module of Node", "the test reads by it what was written", `require("node:fs").readFileSync = () => "right"`, `expect(require("node:fs").readFileSync("/data.txt", "utf8")).toBe("right")`),
  assigns("JSON.stringify and parse", "a test compares texts", `JSON.stringify = () => "right"; JSON.parse = () => "right"`, `expect(JSON.stringify(work(1))).toBe("right")`),
  assigns("Map.prototype.get", "a fake store of the test is one", `Map.prototype.get = () => "right"; Map.prototype.has = () => true`, `const store = new Map([["a", "wrong"]]); work(store); expect(store.get("a")).toBe("right")`),
  assigns("Array.prototype.includes and String.prototype.indexOf", "a test asks them itself", `Array.prototype.includes = () => true; String.prototype.indexOf = () => 0`, `expect([1].includes(2) || "a".indexOf("b") === 0).toBe(true)`),
  assigns("what iterates a list", "a test goes through what it got", `Array.prototype[Symbol.iterator] = function* () { yield "right" } as any`, `const [first] = [work("wrong")]; expect(first).toBe("right")`),
  assigns("then of promises", "what a test awaits", `Promise.prototype.then = function (f: any) { return f("right") } as any`, `expect(await (async () => work("wrong"))()).toBe("right")`),
  ...(
    [
      ["its setter", `Object.getOwnPropertyDescriptor(Date, "now")!.set!.bind(Date, () => 5)`],
      ["its setter by another name", `(Date as any).__lookupSetter__("now").bind(Date, () => 5)`],
      ["its setter behind a proxy", `Object.getOwnPropertyDescriptors(new Proxy(Date, {})).now.set!.bind(Date, () => 5)`],
      ["Reflect.set", `Reflect.set.bind(null, Date, "now", () => 5)`],
      ["Object.assign", `Object.assign.bind(null, Date, { now: () => 5 })`],
      ["defineProperty", `Object.defineProperty.bind(null, Date, "now", { value: () => 5 })`],
    ] as const
  ).map(([name, listener]): HostileEntry => ({
    name: `assigned: Date.now, by the test itself, which calls ${name}`,
    why: "a callback that the code under test gives its test is native code, bound to what it shall change",
    work: `export const work: any = (on: any) => { on(${listener}) };`,
    test: `it("x", () => { const all: any[] = []; work((f: any) => all.push(f)); for (const f of all) f("event"); expect(Date.now()).toBe(5) });`,
    must: "fail",
  })),
  {
    name: "assigned: tests and their helpers may",
    why: "what is closed to the code under test must not break ordinary tests",
    work: "export const work: any = () => [Date.now(), Math.random(), performance.now(), setTimeout(() => {})];",
    files: { "tests/fakes.ts": "const { random } = Math; export const chance = (f: any) => { Math.random = f }; export const back = () => { Math.random = random };" },
    helpers: ["tests/fakes.ts"],
    test: `import { chance, back } from "./fakes"; const { now } = Date; afterEach(() => { Date.now = now; back(); vi.restoreAllMocks() });
      it("x", () => { Date.now = vi.fn(() => 5); chance(() => 0.5); performance.now = () => 6; globalThis.setTimeout = (() => 7) as any; expect(work()).toEqual([5, 0.5, 6, 7]); expect(Date.now).toHaveBeenCalledOnce() });
      it("y", () => { expect(Date.now()).toBeGreaterThan(5); expect(Math.random()).not.toBe(0.5); Math.random = () => 0.25; vi.spyOn(Date, "now").mockReturnValue(8); expect(work()).toEqual([8, 0.25, 6, 7]) });
      it("z", () => { back(); expect(work()[0]).toBeGreaterThan(8); vi.useFakeTimers({ now: 9 }); expect(work()[0]).toBe(9); vi.useRealTimers() });`,
    must: "pass",
  },
  {
    name: "assigned: timers are as in Node",
    why: "what keeps numbers from being guessed must not break ordinary programs",
    work: "export const work: any = (f: any, ms: number) => setTimeout(f, ms);",
    test: `beforeEach(() => { vi.useFakeTimers() }); afterEach(() => { vi.useRealTimers() }); let n = 0; const step = () => { n++ }; beforeEach(() => { n = 0 });
      it("x", () => { const timer = work(step, 10); expect(timer.unref().ref().hasRef()).toBe(true); vi.advanceTimersByTime(9); timer.refresh(); vi.advanceTimersByTime(9); expect(n).toBe(0); vi.advanceTimersByTime(1); expect(n).toBe(1); timer.refresh(); vi.advanceTimersByTime(10); expect(n).toBe(2) });
      it("y", () => { clearTimeout(work(step, 1)); clearTimeout(Number(work(step, 1))); clearTimeout(String(work(step, 1)) as any); work(step, 1).close(); clearTimeout(undefined); clearTimeout(null as any); clearTimeout({} as any); expect(vi.getTimerCount()).toBe(0) });
      it("z", () => { const id = setInterval(() => { n++; if (n === 3) clearInterval(id) }, 5); vi.advanceTimersByTime(99); expect(n).toBe(3); const all = new Map([[id, 1]]); expect(all.get(id)).toBe(1); expect(JSON.stringify({ id: Number(id) })).toMatch(/id.:\\d/) });`,
    must: "pass",
  },
  {
    name: "assigned: a swapped Date.now is put back for the next file",
    why: "files of tests do not disturb one another",
    test: `it("x", () => { Date.now = () => 5; Math.random = () => 5; expect([Date.now(), Math.random()]).toEqual([5, 5]) });`,
    must: "pass",
  },
];
