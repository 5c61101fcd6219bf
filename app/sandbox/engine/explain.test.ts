import { afterAll, describe, expect, it } from "vitest";
import { processorMs } from "../../../tests/setup/timing";
import { createInProcess } from "../in-process";
import { builtEngine } from "../wasm.server";
import { explainCall } from "./explain";

const sandbox = createInProcess(await builtEngine());
afterAll(() => sandbox.close());

const files = { "src/door.ts": "export const door = { width: 90 };" };
const run = (suite: string) =>
  sandbox.run({ files: { ...files, "tests/a.test.ts": suite }, tests: ["tests/a.test.ts"] });

describe("syntax that does not exist here", () => {
  it.each([
    ["const mark = (x: unknown) => x;\n@mark class Door {}", 2, "decorators are not supported"],
    ["const mark = (x: unknown) => x;\nclass Door {\n  @mark open() {}\n}", 3, "decorators are not supported"],
    ['it("a", () => {\n  using door = open();\n});', 2, "`using` is not supported"],
    ['it("a", () => {\n  const page = <div>open</div>;\n});', 2, "JSX is not supported"],
    ["it('a', () => {});\nnamespace Door { export const width = 90; }", 2, "`namespace` is not supported"],
    ["export namespace Door.Frame {\n  export const width = 90;\n}", 1, "`namespace` is not supported"],
  ])("is named: %s", async (suite, line, says) => {
    const { outcome, failure } = await run(suite);
    expect([outcome, failure?.file, failure?.line]).toEqual(["load-failed", "tests/a.test.ts", line]);
    expect(failure?.message).toContain(says);
  });

  it("is not reported in types, comments or strings", async () => {
    const suite = `declare namespace Types { const width: number; }
// namespace Door { }
const text = \`
namespace Door { }
@mark <div>
\`;
it("a", () => { expect(text).toContain("Door"); expect(1 < 2 && 3 > 2).toBe(true); });`;
    expect((await run(suite)).tests.map(({ status }) => status)).toEqual(["passed"]);
  });
});

describe("a call of something that is not a function", () => {
  const NAMELESS = "TypeError: not a function";
  const SUITE = `import { door } from "../src/door";
class Door { constructor(readonly width: number) {} }
const rows: any = [1, 2], any: any = {}, load = (x: any): any => x;`;
  const said = async (lines: string, before = "") => {
    const { tests } = await run(`${SUITE}\n${before}\nit("a", async () => {\n  ${lines}\n});`);
    return tests[0]!.failures[0]!.message;
  };

  it.each([
    ["expect(door.open(1)).toBe(1);", "door.open"],
    ['const name = "f("; name();', "name"],
    ["await expect(any.open(1)).resolves.not.toBe(1); // not open()", "any.open"],
    ["if (!any.isOpen(1)) return;", "any.isOpen"],
    ["const found =\n    1 + 2;\n  const open = (any.x ?? null) ?? any?.open(found);", "any?.open"],
    ["any.map((row: any) => row.id);", "any.map"],
    ["load(1);\n  return any.later({\n    at: 1,\n  });", "any.later"],
  ])("is named as in V8, if its line has only one: %s", async (lines, name) => {
    expect(await said(lines)).toBe(`TypeError: ${name} is not a function`);
  });

  it.each([
    ["several calls", "door.open(Math.max(1, 2));"],
    ["a call of a result", "load(any).trimm();"],
    ["a call of a result's result", "load(1)(2);"],
    ["a call of a new object", "new Door(3).opn();"],
    ["a class that is missing", "new any.Door(3);"],
    ["a computed name", 'any["open"](load(1));'],
    ["a computed name before a later line", 'any["open"](\n    load(1)\n  );'],
    ["an argument on a line of its own", "any.open(\n    load(1),\n  );"],
    ["a property of an argument", "any.open({\n    at: load(1),\n  });"],
    ["a result's type", "any.open<number>(load(1));"],
    ["a value that is not null", "any.open!(load(1));"],
    ["a tag", "any.open`1`(load(1));"],
    ["a template", `load(\`\${any.open(1)}\`);`],
    ["a matcher of something else", "expect(load(1).toFixd(2)).toBe(1);"],
    ["a callback that is missing", "rows.map(undefined);"],
    ["a comparison that is missing", "rows.toSorted(1);"],
    ["a callback of a static method", "Array.from(rows, 1);"],
    ["an iterator without a method", "load(1);\n  const [a] = any;", "any[Symbol.iterator] = () => ({});"],
    ["an error that only says so", 'const text = "not a function";\n  throw TypeError(text);'],
  ])("is not guessed: %s", async (_, lines, before = "") => {
    expect(await said(lines, before)).toBe(NAMELESS);
  });

  it("takes little time, whatever a learner writes", () => {
    const source = (lines: string) => ({ "a.test.ts": lines });
    const failure = { kind: "error", message: NAMELESS, file: "a.test.ts" } as const;
    const hostile = [
      `const x = 1 +${" ".repeat(20_000)}nope();`,
      `const x = 1 +${" ".repeat(280)}nope();`,
      `const x = 1; ${"/".repeat(90_000)}\u2028`,
      `${"// a\n".repeat(20_000)}nope();`,
      `${"(".repeat(280)}nope();`,
    ];
    const begun = processorMs();
    for (const lines of hostile)
      for (let n = 0; n < 50; n++) explainCall({ ...failure, line: lines.split("\n").length }, source(lines));
    expect(processorMs() - begun).toBeLessThan(1_500);
  });
});
