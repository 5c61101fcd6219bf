/** Tests files written for vitest and jest that use more than tests, hooks and matchers. */
import { beforeAll, describe, expect, test } from "vitest";
import type { Files, RunResult, Sandbox } from "../contract";
import { createInProcess } from "../in-process";
import { builtEngine } from "../wasm.server";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = createInProcess(await builtEngine());
});

const HEAD = `import { describe, it, test, expect, vi, beforeAll, beforeEach, afterAll, afterEach } from "vitest";`;

/** Runs one test file, "a.test.ts", whose first line imports everything. */
const run = (source: string, files: Files = {}): Promise<RunResult> =>
  sandbox.run({
    files: { ...files, "a.test.ts": `${HEAD}\n${source}` },
    tests: ["a.test.ts"],
    unitsPerTest: 40_000_000,
  });
const verdicts = (result: RunResult) =>
  Object.fromEntries(result.tests.map((each) => [each.title.join(" > "), each.status]));

describe("module mocks", () => {
  const FILES = {
    "src/m.ts": `export const real = () => "real"; export const other = 1; export class Door { open() { return "open" } }`,
    "src/uses.ts": `import { real } from "./m"; export const uses = () => real();`,
  };
  test.each([
    ["a factory", `vi.mock("./src/m", () => ({ real: vi.fn(() => "mock") }));`, "mock"],
    ["its name as an import", `vi.mock(import("./src/m"), () => ({ real: () => "mock" }));`, "mock"],
    [
      "an async factory with the original",
      `vi.mock("./src/m", async (importOriginal) => {\n  const all = await importOriginal();\n  return { ...all, real: () => all.real() + ")" }; // "(" in a comment\n});`,
      "real)",
    ],
    ["importActual", `vi.mock("./src/m", async () => ({ real: (await vi.importActual("./src/m")).real }));`, "real"],
    [
      "jest's words",
      `jest.mock("./src/m", () => ({ ...jest.requireActual("./src/m"), real: jest.fn(() => "j") }));`,
      "j",
    ],
    [
      "hoisted values",
      `const h = vi.hoisted(() => ({ f: () => "h" }));\nvi.mock("./src/m", () => ({ real: h.f }));`,
      "h",
    ],
  ])("%s, although the imports come before it", async (_name, mock, answer) => {
    const source = `import { uses } from "./src/uses";\nimport {\n  real, // the one\n} from "./src/m";\n${mock}\nit("x", () => { expect([uses(), real()]).toEqual(["${answer}", "${answer}"]) });\nit("y", () => { expect(1).toBe(2) });`;
    const result = await run(source, FILES);
    expect(verdicts(result)).toEqual({ x: "passed", y: "failed" });
    // HEAD adds a line before the source.
    expect(result.tests[1]!.failures[0]!.line).toBe(source.split("\n").length + 1);
  });
  test("without a factory: functions do nothing, or are spied on", async () => {
    const result = await run(
      `import { Door, other, real } from "./src/m"; vi.mock("./src/m");
      it("x", () => { expect([real(), other, new Door().open()]).toEqual([undefined, 1, undefined]); vi.mocked(real).mockReturnValue("set"); expect(real()).toBe("set") });
      it("y", async () => { vi.resetModules(); vi.doMock("./src/m", { spy: true }); const m = await import("./src/m"); expect(m.real()).toBe("real"); expect(m.real).toHaveBeenCalledOnce(); vi.doUnmock("./src/m"); vi.resetModules(); expect(vi.isMockFunction((await import("./src/m")).real)).toBe(false) });`,
      FILES,
    );
    expect(result.tests.flatMap((each) => each.failures)).toEqual([]);
  });
  test("a module of Node", async () => {
    const result = await run(
      `import { readFileSync } from "fs"; vi.mock("node:fs", () => ({ default: {}, readFileSync: () => "mocked" })); it("x", () => { expect(readFileSync("any")).toBe("mocked") });`,
    );
    expect(verdicts(result)).toEqual({ x: "passed" });
  });
  test("a mock of a missing module, and a factory that returns nothing, are errors", async () => {
    expect((await run(`vi.mock("./nowhere"); it("x", () => {});`)).failure!.message).toBe(
      'Error: Cannot find "./nowhere" (mocked in a.test.ts)',
    );
    const nothing = await run(`import "./src/m"; vi.mock("./src/m", () => undefined); it("x", () => {});`, FILES);
    expect(nothing.failure!.message).toMatch(/must return an object of exports/);
  });
  test("any text is scanned quickly", async () => {
    const started = performance.now();
    for (const text of ["import\n", "const a\n", "vi.mock(\n", `import ${" ".repeat(50)}`, "vi.mock('"])
      await run(`vi.mock("./m");\n${text.repeat(150_000 / text.length)}`);
    expect(performance.now() - started).toBeLessThan(8000);
  });
});

describe("files written for other runners", () => {
  test("jest's names, imported and global", async () => {
    const names = `xit("a", () => {}); xtest("b", () => {}); xdescribe("c", () => { it("d", () => {}) }); fit("e", () => { expect(1).toBe(1) }); it("f", () => { expect(1).toBe(1) });`;
    const expected = { a: "skipped", b: "skipped", "c > d": "skipped", e: "passed", f: "passed" };
    expect(verdicts(await run(names))).toEqual(expected);
    expect(verdicts(await run(`import { xit, xtest, xdescribe, fit, jest } from "@jest/globals"; ${names}`))).toEqual(
      expected,
    );
  });
  test("waits for done, in tests, hooks and rows", async () => {
    const result = await run(`
      let ready = 0; beforeEach((done) => { setTimeout(() => { ready++; done() }, 5) });
      it("later", (done) => { setTimeout(() => { expect(ready).toBe(1); done() }, 10) });
      it("never", (done) => { expect(1).toBe(1) });
      it("with an error", (done) => { done(new Error("no")) });
      it("fails first", (done) => { setTimeout(() => { expect(1).toBe(2); done() }, 10) });
      it.each([[1]])("row %i", (n, done) => { setTimeout(() => { expect(n).toBe(1); done() }, 10) });
      it("context", (context) => { context.mine = 1; expect(context.task.name).toBe("context") });
      it("parts of it", ({ expect: own }) => { own(1).toBe(1) });`);
    expect(verdicts(result)).toEqual({
      later: "passed",
      never: "failed",
      "with an error": "failed",
      "fails first": "failed",
      "row 1": "passed",
      context: "passed",
      "parts of it": "passed",
    });
    expect(result.tests[1]!.failures[0]!.kind).toBe("hung");
  });
  test("a test may skip itself, but this does not hide its failure", async () => {
    const result = await run(
      `it("a", ({ skip }) => { skip() }); it("b", ({ skip }) => { skip(false); expect(1).toBe(1) }); it("c", ({ skip }) => { expect.soft(1).toBe(2); skip() });`,
    );
    expect(verdicts(result)).toEqual({ a: "skipped", b: "passed", c: "failed" });
  });
  test("await outside of functions, in test files", async () => {
    expect(
      verdicts(
        await run(`const { n } = await import("./n"); it("x", () => { expect(n).toBe(1) });`, {
          "n.ts": "export const n = 1;",
        }),
      ),
    ).toEqual({ x: "passed" });
    expect(
      await run(`import { n } from "./n"; it("x", () => {});`, { "n.ts": "export const n = await 1;" }),
    ).toMatchObject({
      outcome: "load-failed",
      failure: { file: "n.ts", message: "SyntaxError: await outside of functions is available in test files only" },
    });
    expect(await run(`await Promise.reject(new Error("no")); it("x", () => {});`)).toMatchObject({
      outcome: "load-failed",
      failure: { message: "Error: no" },
    });
  });
  test("expect.poll repeats", async () => {
    const result = await run(`
      it("a", async () => { let n = 0; setTimeout(() => { n = 2 }, 300); await expect.poll(() => n).toBe(2); await expect.poll(async () => n).not.toBe(3); expect.assertions(2) });
      it("b", async () => { await expect.poll(() => 1, { timeout: 100 }).toBe(2) });
      it("c", () => { expect.poll(() => 1, { timeout: 100 }).toBe(2) });
      it("d", async () => { let n = 0; await expect.poll(() => { if (++n < 3) throw new Error("not yet"); return n }).toBe(3); expect.assertions(1) });
      it("e", async () => { let n = 0; await expect.poll(async () => { expect(++n).toBeGreaterThan(2); return n }).toBe(3) });
      it("f", async () => { await expect.poll(() => { throw new Error("never") }, { timeout: 100 }).toBe(1) });`);
    const statuses = result.tests.map(({ status }) => status);
    expect(statuses).toEqual(["passed", "failed", "failed", "passed", "passed", "failed"]);
    expect(result.tests[5]!.failures).toMatchObject([{ kind: "error", message: "Error: never" }]);
  });
  test("expect.getState knows the running test, and built-in names say that they can't be stubbed", async () => {
    const result = await run(`
      describe("s", () => { it("a", () => { expect(expect.getState().currentTestName).toBe("s > a") }) });
      it("b", () => { vi.stubGlobal("Date", class {}) });`);
    expect(verdicts(result)).toEqual({ "s > a": "passed", b: "failed" });
    expect(result.tests[1]!.failures[0]!.message).toMatch(/^TypeError: Date is built in and cannot be replaced here/);
  });
  test("timeouts of a suite, and of all tests that follow", async () => {
    const wait = `async () => { await new Promise((r) => setTimeout(r, 100)) }`;
    const result = await run(`
      describe("s", { timeout: 50 }, () => { it("a", ${wait}); it("b", ${wait}, 200) });
      jest.setTimeout(50); it("c", ${wait}); vi.setConfig({ testTimeout: 200 }); it("d", ${wait});`);
    expect(verdicts(result)).toEqual({ "s > a": "failed", "s > b": "passed", c: "failed", d: "passed" });
  });
  test("assertions about types hold, and a test's clean-ups run", async () => {
    const result = await run(`import { assertType, expectTypeOf, onTestFinished } from "vitest";
      it("a", () => { onTestFinished(() => { console.log("undone") }); expectTypeOf<number>(1).toEqualTypeOf<number>(); expectTypeOf({}).not.toBeAny(); assertType<number>(1); expect(1).toBe(1) });
      it("b", () => { const o = { a: 1 }; const r = jest.replaceProperty(o, "a", 2); expect(o.a).toBe(2); r.restore(); expect(o.a).toBe(1) });`);
    expect(verdicts(result)).toEqual({ a: "passed", b: "passed" });
    expect(result.log).toBe("undone\n");
  });
  test.each([
    ["matchSnapshot()", "toMatchInlineSnapshot"],
    ["toMatchSnapshot()", "toMatchInlineSnapshot"],
    ["not.toMatchSnapshot()", "toMatchInlineSnapshot"],
    ["toMatchFileSnapshot('a.txt')", "toMatchInlineSnapshot"],
    ["toThrowErrorMatchingSnapshot()", "toThrowErrorMatchingInlineSnapshot"],
  ])("%s is refused by its name", async (call, other) => {
    const { tests } = await run(`it("x", () => { expect(1).${call} });`);
    const [name] = call.replace("not.", "").split("(");
    expect(tests[0]!.failures[0]!.message).toBe(
      `Error: ${name} is not available here, there are no snapshot files: use ${other}(\`…\`)`,
    );
  });
});
