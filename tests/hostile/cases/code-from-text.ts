import type { HostileEntry } from "../entry";

const tries = (expression: string): Pick<HostileEntry, "work" | "test" | "must"> => ({
  work: `export const work: any = () => { try { return ${expression} } catch (error: any) { return error.name + ": " + error.message } };`,
  test: `it("x", () => { expect(work()).toMatch(/^EvalError: code from text/) });`,
  must: "pass",
});

export const codeFromText: HostileEntry[] = [
  { name: "eval", why: "code that the transpiler has not seen", ...tries(`eval("1")`) },
  { name: "indirect eval", why: "the same, in the global scope", ...tries(`(0, eval)("this")`) },
  { name: "new Function", why: "the same", ...tries(`new Function("return 1")()`) },
  { name: "the constructor of an async function", why: "a hidden Function", ...tries(`(async () => {}).constructor("return 1")()`) },
  { name: "the constructor of a generator", why: "another", ...tries(`(function* () {}).constructor("yield 1")().next()`) },
  { name: "the constructor of an async generator", why: "another", ...tries(`(async function* () {}).constructor("yield 1")()`) },
  { name: "Reflect.construct of a class that extends Function", why: "another", ...tries(`Reflect.construct(Object.getPrototypeOf(class {}).constructor, ["return 1"])()`) },
  { name: "a timer with text", why: "browsers take code there", work: `export const work: any = () => { try { setTimeout("globalThis.ran = 1" as any, 0); return "ran" } catch (error: any) { return error.message } };`, test: `it("x", () => { expect(work()).toBe("a timer needs a function") });`, must: "pass" },
  { name: "code that ends its wrapper", why: "a source that closes the function it is put into", work: `export const work: any = () => 0; } globalThis.outside = true; {`, test: `it("x", () => { expect(1).toBe(1) });`, must: { refused: /Syntax|syntax|Unexpected|expect/ } },
];
