/**
 * The program inside the engine looks names up on the global object, where learners' code can put anything. So every
 * name that the program uses must be locked before such code runs. The program may use only names from the language
 * itself, and no others (`Node`, `URL`, `process`, … once affected the results of comparisons in the assertion
 * library).
 */
import ts from "typescript";
import { expect, test } from "vitest";
import { GUEST } from "~/sandbox/generated/guest";
import { PROVIDED } from "~/sandbox/generated/provided";
import { createInProcess } from "~/sandbox/in-process";
import { builtEngine } from "~/sandbox/wasm.server";

/**
 * The only other name that is allowed. chai uses it to warn about deprecated options, and a replaced console sees only
 * a fixed sentence.
 */
const HARMLESS = ["console"];

/** Lists the names that a script uses without declaring them, resolved by TypeScript itself without any library. */
function freeNames(code: string): string[] {
  const file = ts.createSourceFile("guest.js", code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const options: ts.CompilerOptions = {
    allowJs: true,
    checkJs: true,
    noLib: true,
    noEmit: true,
    target: ts.ScriptTarget.Latest,
  };
  const program = ts.createProgram(["guest.js"], options, {
    getSourceFile: (name) => (name === "guest.js" ? file : undefined),
    getDefaultLibFileName: () => "lib.d.ts",
    getCurrentDirectory: () => "/",
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    fileExists: (name) => name === "guest.js",
    readFile: () => undefined,
    writeFile: () => {},
  });
  const messages = program
    .getSemanticDiagnostics(file)
    .map((each) => ts.flattenDiagnosticMessageText(each.messageText, " "));
  const names = messages.flatMap((message) => /^Cannot find name '(.+?)'/.exec(message)?.[1] ?? []);
  return [...new Set(names)].sort();
}

test("names that are used but not declared are found", () => {
  expect(freeNames("const a = 1; (b) => a + b + c; d.e; try { f } catch (g) { g }")).toEqual(["c", "d", "f"]);
});

test.each([
  ["the guest program", GUEST],
  ["the script that prints snapshots", PROVIDED.snapshots!],
])("every undeclared name that %s uses is locked", async (_name, code) => {
  const names = freeNames(code).filter((name) => !HARMLESS.includes(name));
  expect(names).toContain("Object");
  const source = `test("locked", () => {
    for (const name of ${JSON.stringify(names)}) {
      const slot = Object.getOwnPropertyDescriptor(globalThis, name);
      expect([name, slot?.writable, slot?.configurable]).toEqual([name, false, false]);
      expect([name, Object.isExtensible(globalThis[name])]).toEqual([name, false]);
    }
  });`;
  const sandbox = createInProcess(await builtEngine());
  const result = await sandbox.run({ files: { "a.test.js": source }, tests: ["a.test.js"] });
  expect(result.tests.flatMap((each) => each.failures)).toEqual([]);
});
