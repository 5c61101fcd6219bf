import type { HostileEntry } from "../entry";

/** Code under test that receives a mock, calls it wrongly, and rewrites the mock's record. */
const rewrites = (name: string, why: string, body: string, test: string): HostileEntry => ({
  name: `a mock's record: ${name}`,
  why,
  work: `export const work: any = (f: any) => { f("wrong"); ${body} };`,
  test: `it("x", () => { const f = vi.fn((...all: any[]) => "back"); work(f); ${test} });`,
  must: "fail",
});

const NEVER_CALLED = "work(f); expect(f).not.toHaveBeenCalled()";

/** Code under test that calls the methods with which a test controls its mock. */
const commands = (name: string, why: string, body: string, test: string, head = "", files = {}): HostileEntry => ({
  name: `a mock's methods: ${name}`,
  why,
  work: `${head} export const work: any = (f: any) => { ${body} };`,
  files,
  test: `it("x", async () => { const f = vi.fn(() => "wrong"); ${test} });`,
  must: "fail",
});

export const rewrittenMocks: HostileEntry[] = [
  rewrites("emptied", "calls that were made are taken away", "f.mock.calls.length = 0", "expect(f).not.toHaveBeenCalled()"),
  rewrites("emptied, and read by the test", "the same where the test reads the list", "f.mock.calls.length = 0", "expect(f.mock.calls).toEqual([])"),
  rewrites("another call in it", "a list of arguments is put in the place of another", `f.mock.calls[0] = ["right"]`, `expect(f).toHaveBeenCalledWith("right")`),
  rewrites("another call in it, and read by the test", "the same where the test reads the list", `f.mock.calls[0] = ["right"]`, `expect(f.mock.calls[0]).toEqual(["right"])`),
  rewrites("another argument in a call", "the list of arguments is the record's own", `f.mock.calls[0][0] = "right"`, `expect(f).toHaveBeenCalledWith("right")`),
  rewrites("a call more", "one that was never made", `f.mock.calls.push(["right"])`, `expect(f).toHaveBeenCalledWith("right")`),
  rewrites("a last call", "the same by the short name", `f.mock.calls.push(["right"])`, `expect(f.mock.lastCall).toEqual(["right"])`),
  rewrites("another result", "what it gave back is rewritten", `f.mock.results[0].value = "right"`, `expect(f).toHaveReturnedWith("right")`),
  rewrites("an order", "which of two was called first", "f.mock.invocationCallOrder[0] = 1e9; f.mock.invocationCallOrder.push(1e9)", "const g = vi.fn(); g(); expect(g).toHaveBeenCalledBefore(f as any)"),
  rewrites("a list with its own answers", "an accessor in the place of a call", `Object.defineProperty(f.mock.calls, 0, { get: () => ["right"], configurable: true })`, `expect(f.mock.calls[0]).toEqual(["right"])`),
  rewrites("frozen and filled", "a list that cannot be made right again", `f.mock.calls[0] = ["right"]; Object.freeze(f.mock.calls)`, `expect(f.mock.calls).toEqual([["right"]])`),
  rewrites("a view of another record", "the place that leads to the record", `try { Object.defineProperty(f, "mock", { value: { calls: [["right"]] } }) } catch {} try { f.mock = { calls: [["right"]] } } catch {}`, `expect(f.mock.calls).toEqual([["right"]])`),
  { name: "a mock's record: the list that it was called with", why: "arguments that are gathered by the mock's own function", work: `export const work: any = (f: any) => { f("wrong") };`, test: `it("x", () => { const f = vi.fn(function () { arguments[0] = "right" }); work(f); expect(f).toHaveBeenCalledWith("right") });`, must: "fail" },
  commands("cleared", "calls that were made are taken away", `f("wrong"); f.mockClear()`, NEVER_CALLED),
  commands("reset", "the same, and what it does is taken away", `f("wrong"); f.mockReset()`, NEVER_CALLED),
  commands("restored", "the same by another name", `f("wrong"); f.mockRestore()`, NEVER_CALLED),
  commands("told what to return", "the code decides what its own collaborator answers", `f.mockReturnValue("right"); return f()`, `expect(work(f)).toBe("right")`),
  commands("told what to do once", "the same for one call", `f.mockImplementationOnce(() => "right"); return f()`, `expect(work(f)).toBe("right")`),
  commands("called past its record", "what it does is done, and the mock knows nothing of it", `f.getMockImplementation()()`, `let n = 0; const g = vi.fn(() => { n++ }); work(g); expect(n).toBe(1); expect(g).not.toHaveBeenCalled()`),
  commands("replaced for a while", "calls go through to another function", `let back: any; f.withImplementation(() => "right", () => { back = f() }); return back`, `expect(work(f)).toBe("right")`),
  commands("read by Reflect", "the method without the dot", `f("wrong"); Reflect.get(f, "mockClear").call(f)`, NEVER_CALLED),
  commands("read by a proxy", "a trap of the language reads for it", `f("wrong"); new Proxy(f, {}).mockClear()`, NEVER_CALLED),
  commands("read by an heir", "the method is inherited", `f("wrong"); Object.create(f).mockClear()`, NEVER_CALLED),
  commands("read by copying", "native code reads all that there is", `f("wrong"); const all: any = {}; for (const key of Reflect.ownKeys(f)) try { all[key] = f[key] } catch {} all.mockClear()`, NEVER_CALLED),
  commands("read by its getter", "the accessor is taken, and called by native code", `f("wrong"); const slot = Object.getOwnPropertyDescriptor(f, "mockClear")!; (slot.value ?? [0].map(slot.get!)[0])()`, NEVER_CALLED),
  commands("read by a job", "no code of the request is on the stack", `f("wrong"); const slot = Object.getOwnPropertyDescriptor(f, "mockClear")!; Promise.resolve().then(slot.get ?? slot.value).then((clear: any) => clear?.())`, `work(f); await null; await null; await null; expect(f).not.toHaveBeenCalled()`),
  commands("read by a timer", "the same a moment later", `f("wrong"); setTimeout(() => f.mockClear(), 1)`, `work(f); await new Promise((r) => setTimeout(r, 5)); expect(f).not.toHaveBeenCalled()`),
  commands("read in a file that is called like the test", "the name in the stack decides", `f("wrong"); clear(f)`, NEVER_CALLED, `import { clear } from "./tests/hidden.test";`, { "src/tests/hidden.test.ts": "export const clear = (f: any) => f.mockClear();" }),
  commands("handed back for the test to call", "the test itself calls what it takes for an answer", `f("wrong"); return f.mockClear`, `work(f)(); expect(f).not.toHaveBeenCalled()`),
  commands("handed back, bound", "the same with its object", `f("wrong"); return f.mockClear.bind(f)`, `work(f)(); expect(f).not.toHaveBeenCalled()`),
  commands("handed back as an accessor", "the test reads a property of the answer, and so calls it", `f("wrong"); const slot = Object.getOwnPropertyDescriptor(f, "mockClear")!; return Object.defineProperty({}, "done", { get: slot.get ? () => slot.get!.call(f)() : slot.value })`, `void work(f).done; expect(f).not.toHaveBeenCalled()`),
  commands("read by the test itself", "a test that calls what it is given, and hands back the answer, calls the getter", `f("wrong"); f.lend(Object.getOwnPropertyDescriptor(f, "mockClear")!.get!.bind(f))()`, `Object.assign(f, { lend: (body: any) => body() }); ${NEVER_CALLED}`),
  commands("read by Reflect, for the test", "the same by native code that reads", `f("wrong"); f.lend(Reflect.get.bind(null, f, "mockClear"))()`, `Object.assign(f, { lend: (body: any) => body() }); ${NEVER_CALLED}`),
  commands("read by a mapping, for the test", "the same by a callback of a list", `f("wrong"); const [slot] = f.lend([f].map.bind([f], Object.getOwnPropertyDescriptor(f, "mockClear")!.get as any)); slot()`, `Object.assign(f, { lend: (body: any) => body() }); ${NEVER_CALLED}`),
  {
    name: "a mock's methods: tests and their helpers have them",
    why: "what is closed to the code under test must not break ordinary tests",
    work: "export const work: any = (f: any) => f();",
    files: { "tests/fakes.ts": "export const forget = (f: any) => f.mockClear().mockName('forgotten');" },
    helpers: ["tests/fakes.ts"],
    test: `import { forget } from "./fakes"; const f = vi.fn(() => 1); beforeEach(f.mockClear); afterEach(vi.clearAllMocks);
      it("x", () => { work(f); [f].forEach((one) => one.mockClear()); const { mockReturnValue } = f; mockReturnValue(2); expect(work(f)).toBe(2); expect(f).toHaveBeenCalledTimes(1); forget(f); expect(f).not.toHaveBeenCalled(); vi.resetAllMocks(); expect(work(f)).toBe(1) });
      it("y", async () => { expect(f).not.toHaveBeenCalled(); await null; f.mockRestore(); expect(vi.spyOn({ f }, "f").getMockName()).toBe("forgotten") });`,
    must: "pass",
  },
];
