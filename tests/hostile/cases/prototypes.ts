import type { HostileEntry } from "../entry";

const TEST = `it("doubles", () => { expect(work(2)).toBe(4) });`;
/** Creates wrong work in which `patch` tries to hide the fault. Errors that the patch throws are ignored. */
const patched = (patch: string, value = "5") => `try { ${patch} } catch {}\nexport const work: any = () => { try { ${patch} } catch {} return ${value} };`;

export const prototypes: HostileEntry[] = [
  { name: "Object.is", why: "toBe would find everything the same", work: patched("Object.is = () => true"), test: TEST, must: "fail", through: ["frozen"] },
  { name: "Number.isNaN", why: "toBeNaN would hold for 5", work: patched("Number.isNaN = () => true"), test: `it("x", () => { expect(work()).toBeNaN() });`, must: "fail", through: ["frozen"] },
  { name: "Array.prototype.some", why: "a spy would have been called with anything", work: patched("Array.prototype.some = () => true"), test: `it("x", () => { const spy = vi.fn(); work(); spy(1); expect(spy).toHaveBeenCalledWith(2) });`, must: "fail", through: ["frozen"] },
  { name: "Array.prototype.push, put back later", why: "failures would be pushed nowhere",
    work: `const push = Array.prototype.push; export const work: any = () => { try { Array.prototype.push = function () { Array.prototype.push = push; return 0 } as any } catch {} return 5 };`, test: TEST, must: "fail", through: ["frozen"] },
  { name: "Object.prototype.toJSON", why: "events on their way to the host would be rewritten", work: patched(`Object.defineProperty(Object.prototype, "toJSON", { value() { return this && (this as any).t === "end" ? { ...(this as any), toJSON: undefined, failures: [] } : this }, configurable: true })`), test: TEST, must: "fail", through: ["frozen"] },
  { name: "Array.prototype.every", why: "subset equality would always hold", work: patched("Array.prototype.every = () => true", "{ a: 1 }"), test: `it("x", () => { expect(work()).toMatchObject({ a: 2 }) });`, must: "fail", through: ["frozen"] },
  { name: "String.prototype.includes", why: "toMatch would hold for every string", work: patched("String.prototype.includes = () => true", `"five"`), test: `it("x", () => { expect(work()).toMatch("four") });`, must: "fail", through: ["frozen"] },
  { name: "Function.prototype.call and apply", why: "captured functions are called through them", work: patched("Function.prototype.call = function () { return true } as any; Function.prototype.apply = function () { return true } as any"), test: TEST, must: "fail" },
  { name: "Error.prototype.message", why: "messages would be rewritten", work: patched(`Object.defineProperty(Error.prototype, "message", { get: () => "passed", set() {} })`), test: TEST, must: "fail" },
  { name: "a setter on Object.prototype", why: "would see every object that the harness makes by assignment", work: patched(`Object.defineProperty(Object.prototype, "failures", { set() {}, get: () => [], configurable: true })`), test: TEST, must: "fail" },
  { name: "__proto__ of a result", why: "replaces the prototype of all functions", work: patched("Object.setPrototypeOf(Function.prototype, new Proxy({}, { get: () => () => true }))"), test: TEST, must: "fail" },
  { name: "Map and WeakSet methods", why: "the harness keeps its brands and modules in them", work: patched("WeakSet.prototype.has = () => true; Map.prototype.get = () => undefined; WeakMap.prototype.get = () => undefined"), test: TEST, must: "fail" },
  { name: "the globals themselves", why: "libraries look Object and Array up by name", work: patched("(globalThis as any).Object = { is: () => true }; (globalThis as any).Array = null"), test: TEST, must: "fail" },
  { name: "instances may still override names", why: "freezing must not break ordinary programs: error.name = …",
    work: `export const work: any = () => { const error = new Error("a"); error.name = "Mine"; error.message = "b"; const o: any = {}; o.toString = () => "o"; o.constructor = 1; class A extends Error { override toString() { return "A" } } const f: any = () => {}; f.toString = () => "f"; return [String(error), String(o), o.constructor, String(new A()), String(f)] };`,
    test: `it("x", () => { expect(work()).toEqual(["Mine: b", "o", 1, "A", "f"]) });`, must: "pass" },
  { name: "the globals that tests use", why: "a structuredClone that hands back what it is given hides that an input was changed",
    work: `for (const [name, value] of [["structuredClone", (x: any) => x], ["setTimeout", (f: any) => f()]] as const) { try { (globalThis as any)[name] = value } catch {} try { Object.defineProperty(globalThis, name, { value }) } catch {} } export const work: any = (list: number[]) => list.sort();`,
    test: `it("x", () => { const list = [2, 1]; const before = structuredClone(list); work(list); expect(list).toEqual(before) });`, must: "fail", through: ["frozen"] },
  { name: "a test may still put its own in their place", why: "locked globals must not break ordinary tests",
    work: `export const work: any = () => setTimeout(() => {}, 5);`,
    test: `afterEach(() => { vi.unstubAllGlobals(); vi.restoreAllMocks() }); it("x", () => { vi.stubGlobal("setTimeout", () => "stub"); expect(work()).toBe("stub") }); it("y", () => { expect(work()).toBeTypeOf("object"); const spy = vi.spyOn(globalThis, "setTimeout"); work(); expect(spy).toHaveBeenCalledOnce() }); it("z", () => { expect(vi.isMockFunction(setTimeout)).toBe(false); vi.useFakeTimers(); let ran = false; setTimeout(() => { ran = true }, 9); vi.advanceTimersByTime(9); vi.useRealTimers(); expect(ran).toBe(true) });`, must: "pass" },
  { name: "the next of iterator helpers", why: "no name leads to the prototypes behind map, take and zip of iterators: who patches them feeds a test that uses them",
    work: `for (const one of [[].values().map((x) => x), [].values().take(1), (Iterator as any).zip([[1]])]) for (let at = Object.getPrototypeOf(one); at; at = Object.getPrototypeOf(at)) { let left = 1; try { at.next = () => (left-- > 0 ? { value: 4, done: false } : { value: undefined, done: true }) } catch {} } export const work: any = () => 5;`,
    test: `it("x", () => { expect([...[2].values().map(() => work())]).toEqual([4]) });`, must: "fail", through: ["frozen"] },
  { name: "the next of a query's keys", why: "what a generator of the sandbox's own classes returns inherits from an object that no name leads to",
    work: `try { Object.getPrototypeOf(new URLSearchParams("a").keys()).next = function () { return { value: 4, done: true } } } catch {} try { Object.defineProperty(Object.getPrototypeOf(new URLSearchParams("a").values()), Symbol.iterator, { value: () => ["4"].values() }) } catch {} export const work: any = () => "5";`,
    test: `it("x", () => { expect([...new URLSearchParams({ a: work() }).values()]).toEqual(["4"]) });`, must: "fail", through: ["frozen"] },
  ...(
    [
      ["a helper's prototype", "the class by which a test observes is reached from its instance", "Object.getPrototypeOf(outbox).send = () => {}; outbox.send('wrong')"],
      ["a helper's prototype, defined", "the same without an assignment", "Object.defineProperty(Object.getPrototypeOf(outbox), 'send', { value: () => {} }); outbox.send('wrong')"],
      ["a helper's method, on its instance", "the code under test puts its own in front of it", "outbox.send = () => {}; outbox.send('wrong')"],
      ["a helper's static method", "the class is reached from its instance", "outbox.constructor.read = () => []; outbox.send('wrong')"],
    ] as const
  ).map(([name, why, body]): HostileEntry => ({
    name, why,
    work: `export const work: any = (outbox: any) => { ${body} };`,
    files: { "tests/outbox.ts": "export class Outbox { #sent: string[] = []; send(text: string) { this.#sent.push(text) } static read(box: Outbox) { return box.#sent } }" },
    helpers: ["tests/outbox.ts"],
    test: `import { Outbox } from "./outbox"; it("x", () => { const box = new Outbox(); work(box); expect(Outbox.read(box)).toEqual([]) });`,
    must: "fail",
  })),
  { name: "a helper's class in its tests' hands", why: "what is closed to the code under test must not break ordinary tests",
    work: "export const work: any = (box: any) => box.send('a');",
    files: { "tests/outbox.ts": "class Base { send(text: string) { return 'sent ' + text } } export class Outbox extends Base { #n = 0; override send(text: string) { this.#n++; return super.send(text) + this.#n } static make() { return new this() } get n() { return this.#n } }" },
    helpers: ["tests/outbox.ts"],
    test: `import { Outbox } from "./outbox"; class Mine extends Outbox { override send(text: string) { return "my " + super.send(text) } }
      it("x", () => { const box = Outbox.make(); expect(work(box)).toBe("sent a1"); expect(work(new Mine())).toBe("my sent a1"); const spy = vi.spyOn(box, "send").mockReturnValue("spied"); expect(work(box)).toBe("spied"); spy.mockRestore(); expect(work(box)).toBe("sent a2"); box.send = () => "own"; expect(work(box)).toBe("own"); expect(box.n).toBe(2) });
      it("y", () => { const spy = vi.spyOn(Outbox.prototype, "send"); expect(work(new Outbox())).toBe("sent a1"); expect(spy).toHaveBeenCalledWith("a"); vi.restoreAllMocks(); Outbox.prototype.send = () => "all"; expect(work(new Outbox())).toBe("all") });`, must: "pass" },
];
