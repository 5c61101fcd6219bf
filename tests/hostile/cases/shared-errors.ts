import type { HostileEntry } from "../entry";

/**
 * Code that makes all tests throw the same error object. A harness that remembered which errors it had recorded would
 * skip the later failures.
 */
const shared = (name: string, why: string, work: string, test = "expect(work({ a: 1 })).toEqual({ a: 2 })"): HostileEntry => ({
  name: `one error for all tests: ${name}`,
  why,
  work: `const E: any = new Error("shared"); ${work}`,
  test: ["first", "second", "third"].map((title) => `it("${title}", async () => { ${test} });`).join("\n"),
  must: "fail",
});

export const sharedErrors: HostileEntry[] = [
  shared("plain", "thrown by the code under test", "export const work: any = () => { throw E };"),
  shared("when it is told apart by its tag", "equality asks for the kind of a value", "export const work: any = () => ({ get [Symbol.toStringTag]() { throw E } });"),
  shared("when its keys are listed", "equality lists them", "export const work: any = () => new Proxy({ a: 1 }, { ownKeys() { throw E } });"),
  shared("when its prototype is asked for", "equality compares prototypes", "export const work: any = () => new Proxy({ a: 1 }, { getPrototypeOf() { throw E } });"),
  shared("when a property is read", "equality reads each", "export const work: any = () => ({ get a() { throw E } });"),
  shared("when it is gone through", "lists are made of what can be gone through", "export const work: any = () => ({ [Symbol.iterator]() { throw E } });", "expect(work()).toContain(1)"),
  shared("when its length is read", "a matcher reads it", "export const work: any = () => ({ get length() { throw E } });", "expect(work()).toHaveLength(3)"),
  shared("when its message is read", "a matcher reads it", "export const work: any = () => { throw { get message() { throw E } } };", 'expect(() => work()).toThrow("x")'),
  shared("when it becomes a number", "a matcher calculates with it", "export const work: any = () => ({ valueOf() { throw E } });", "expect(work()).toBeCloseTo(1)"),
  shared("when it is awaited", "its own then", "export const work: any = () => ({ then() { throw E } });", "expect(await work()).toBe(1)"),
  shared("in a promise", "one rejection for all", "const p: any = Promise.reject(E); p.catch(() => {}); export const work: any = () => p;", "expect(await work()).toBe(1)"),
  shared("from a timer", "thrown while nobody waits", "export const work: any = () => { setTimeout(() => { throw E }) };", "work(); await new Promise((r) => setTimeout(r, 5)); expect(1).toBe(1)"),
  shared("frozen", "nothing can be noted on it", "Object.freeze(E); export const work: any = () => { throw E };"),
  shared("that says it is another each time", "a proxy that answers for it", "const P = new Proxy(E, {}); export const work: any = () => { throw P };"),
  shared("that is the first test's own", "an assertion's error that was caught is thrown again", "let own: any; export const work: any = (check: any) => { if (own) throw own; try { check() } catch (error) { own = error; throw error } };", "work(() => expect(1).toBe(2))"),
];
