import { afterAll, describe, expect, it } from "vitest";
import { createInProcess } from "./in-process";
import { builtEngine } from "./wasm.server";

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
  const said = async (line: string) => {
    const { tests } = await run(`import { door } from "../src/door";\nit("a", () => {\n  ${line}\n});`);
    return tests[0]!.failures[0]!.message;
  };

  it("is named as in V8, if its line has only one", async () => {
    expect(await said("expect(door.open(1)).toBe(1);")).toBe("TypeError: door.open is not a function");
    expect(await said('const name = "f("; name();')).toBe("TypeError: name is not a function");
  });

  it("is not guessed among several", async () => {
    expect(await said("door.open(Math.max(1, 2));")).toBe("TypeError: not a function");
  });
});
