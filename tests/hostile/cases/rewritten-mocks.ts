import type { HostileEntry } from "../entry";

/** The code under test is given a mock, calls it wrongly, and rewrites the mock's record. */
const rewrites = (name: string, why: string, body: string, test: string): HostileEntry => ({
  name: `a mock's record: ${name}`,
  why,
  work: `export const work: any = (f: any) => { f("wrong"); ${body} };`,
  test: `it("x", () => { const f = vi.fn((...all: any[]) => "back"); work(f); ${test} });`,
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
];
