/**
 * Finds out what code does when the transpiler and the engine read it, and when V8 reads it (after TypeScript's own
 * compiler, if the code has types).
 */
import vm from "node:vm";
import ts from "typescript";
import type { Engine } from "~/sandbox/engine/engine";
import { runRequest } from "~/sandbox/engine/run-request";

/** What the code printed and how it ended; null if the code is refused before it runs. */
type Seen = string | null;

const NAMES =
  "async of get set type as from asserts declare abstract satisfies is keyof readonly namespace module global infer unique accessor override out_ target meta constructor_ $ _ é";
const HEAD = `var a = 5, b = 2, ${NAMES.split(" ")
  .map((name, i) => `${name} = ${i + 3}`)
  .join(", ")};
function f(x) { return x }
const seen = globalThis.seen = [];
function show(x) {
  if (typeof x === "function") return "function " + x.name;
  if (typeof x === "symbol") return "symbol";
  if (x instanceof RegExp) return String(x);
  // Node adds symbols of its own to a promise if anything tracks asynchronous calls.
  if (x instanceof Promise) return "promise";
  if (typeof x === "object" && x !== null) return Object.prototype.toString.call(x) + Reflect.ownKeys(x).map((key) => String(key) + ":" + typeof x[key]).join();
  return typeof x + " " + String(x);
}
function out(x) { seen.push(show(x)) }
`;

export function byUs(engine: Engine, text: string, isTyped: boolean): Seen {
  const path = `src/work.${isTyped ? "ts" : "js"}`;
  const { outcome, log } = runRequest(engine, {
    files: {
      [path]: `${HEAD}${text}`,
      "tests/a.test.ts": `it("x", () => { let end = "ended"; try { require("../src/work") } catch (error: any) { end = error.name } console.log(JSON.stringify([(globalThis as any).seen, end])) });`,
    },
    tests: ["tests/a.test.ts"],
  });
  return outcome === "load-failed" ? null : log.trim();
}

export function byOthers(text: string, isTyped: boolean): Seen {
  let code = HEAD + text;
  if (isTyped) {
    const options = {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ESNext,
      verbatimModuleSyntax: false,
      useDefineForClassFields: true,
    };
    const { outputText, diagnostics } = ts.transpileModule(HEAD + text, {
      compilerOptions: options,
      reportDiagnostics: true,
    });
    if (diagnostics?.length) return null;
    code = outputText;
  }
  const context = vm.createContext({});
  // The engine does the same (close.ts).
  vm.runInContext('Function.prototype.toString = () => "function () { [code] }"', context);
  let run: (exports: object, require: () => object, module: object) => void;
  try {
    run = new vm.Script(`(function (exports, require, module) { "use strict"; ${code}\n})`).runInContext(context);
  } catch {
    return null;
  }
  let end = "ended";
  try {
    run({}, () => ({}), {});
  } catch (error) {
    end = String((error as Error)?.name);
  }
  return JSON.stringify([context.seen, end]);
}
