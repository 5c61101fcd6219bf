/**
 * Tests inline snapshots: their messages, and attacks that must fail. snapshots-as-vitest.full.test.ts checks that they
 * pass and fail as in vitest.
 */
import { beforeAll, describe, expect, test } from "vitest";
import type { Sandbox } from "../contract";
import { createInProcess } from "../in-process";
import { builtEngine } from "../wasm.server";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = createInProcess(await builtEngine());
});

describe("messages to the learner", () => {
  const failure = async (body: string) => {
    const files = { "a.test.ts": `import { expect, it } from "vitest";\nit("a", async () => {\n${body}\n});` };
    const { tests } = await sandbox.run({ files, tests: ["a.test.ts"], unitsPerTest: 100_000_000 });
    return tests[0]!.failures[0]!;
  };
  test("the difference by lines, and the line of the call", async () => {
    expect(await failure('expect({ a: [1] }).toMatchInlineSnapshot(`\n{\n  "a": [\n    2,\n  ],\n}\n`)')).toEqual({
      kind: "assertion",
      message: "Snapshot `a 1` mismatched",
      file: "a.test.ts",
      line: 3,
      diff: '  {\n    "a": [\n-     2,\n+     1,\n    ],\n  }',
    });
  });
  test("a diff of short texts, too", async () => {
    expect((await failure('expect("x").toMatchInlineSnapshot(`"y"`)')).diff).toBe('- "y"\n+ "x"');
  });
  test("a difference after many equal lines", async () => {
    const { diff } = await failure("const all = [...Array(400).keys()];\nexpect(all).toEqual(all.with(399, 0));");
    expect(diff).toBe("  …\n    396,\n    397,\n    398,\n-   0,\n+   399,\n  ]");
  });
  test("without a text: the received value, and what to do", async () => {
    const { message, diff } = await failure('expect("x\\ny").toMatchInlineSnapshot()');
    expect(message).toBe(
      "Snapshot `a 1` mismatched: the call has no text, and none is written here. Write what you expect into it: toMatchInlineSnapshot(`…`)",
    );
    expect(diff).toBe('+ "x\n+ y"');
  });
  test("that the snapshot is outside of tests", async () => {
    const files = { "a.test.ts": 'import { expect } from "vitest";\nexpect(1).toMatchInlineSnapshot("1");' };
    const { failure } = await sandbox.run({ files, tests: ["a.test.ts"] });
    const message = "Error: 'toMatchInlineSnapshot' cannot be used without test context";
    expect(failure).toMatchObject({ file: "a.test.ts", line: 2, message });
  });
  test("properties that do not match", async () => {
    const { message, diff } = await failure("expect({ a: 1, b: 2 }).toMatchInlineSnapshot({ a: 3 }, `…`)");
    expect(message).toBe("Snapshot properties mismatched");
    expect(diff).toContain("-   a: 3,\n+   a: 1,");
  });
});

describe("the walls hold", () => {
  const HARD = `import { expect, it } from "vitest"; import { value } from "./value"; it("a", () => { expect(value).toMatchInlineSnapshot(\`{}\`) });`;
  test.each([
    "{ _isMockFunction: true, getMockName: () => 'x', mock: { calls: [] } }",
    "{ asymmetricMatch: () => true }",
    "{ toJSON: () => ({ toString: () => '{}' }) }",
    "new Proxy({}, { get: () => { throw new Error('no') } })",
    "{ get a() { for (;;) {} } }",
    "{ toJSON() { return { get b() { return this.toJSON() }, toJSON() { return {} }, c: 1 } } }",
  ])("a value cannot pose as another: %s", async (value) => {
    const files = { "a.test.ts": HARD, "value.ts": `export const value: any = ${value};` };
    const { tests } = await sandbox.run({ files, tests: ["a.test.ts"], unitsPerTest: 2_000_000 });
    expect(tests[0]!.status).toBe("failed");
  });
  test("stacks are as empty after a snapshot as before, with the same limit", async () => {
    const suite = `import { expect, it } from "vitest"; it("a", () => { const at = () => [new Error("x").stack, Error.stackTraceLimit, typeof Error.prepareStackTrace];
      const before = at(); expect(1).toMatchInlineSnapshot("1"); expect(at()).toEqual(before); expect(at()[0]).toBe("") });`;
    const { tests } = await sandbox.run({ files: { "a.test.ts": suite }, tests: ["a.test.ts"] });
    expect(tests[0]!.failures).toEqual([]);
  });
  test("a matcher called by a computed name still counts", async () => {
    const suite = (name: string) =>
      `import { expect, it } from "vitest"; it("a", () => { expect(1)[${name}]("1") }); it("b", () => { expect(1)[${name}]("2") });`;
    const run = async (name: string) =>
      (await sandbox.run({ files: { "a.test.ts": suite(name) }, tests: ["a.test.ts"] })).tests.map(
        ({ status }) => status,
      );
    expect(await run(`["toMatchInline", "Snapshot"].join("")`)).toEqual(["passed", "failed"]);
    expect(await run(`"toMatchInlineSnapshot"`)).toEqual(["passed", "failed"]);
  });
});
