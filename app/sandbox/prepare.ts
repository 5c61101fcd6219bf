/** From the files of a request to a guest that knows them as modules, none of which has run. */
import type { Failure, Files, RunRequest } from "./contract";
import { defineModules, type Engine, type Guest } from "./engine";
import type { Snapshot } from "./instance";
import { type CompiledModule, type CompileError, compileModule, isModule, type ModuleKind } from "./transpile";

/** @throws CompileError */
export function compileAll(
  files: Files,
  { tests, helpers = [] }: Pick<RunRequest, "tests" | "helpers">,
  mutated: ReadonlySet<string> = new Set(),
): Map<string, CompiledModule> {
  const modules = new Map<string, CompiledModule>();
  for (const [file, source] of Object.entries(files)) {
    if (!isModule(file)) continue;
    const kind: ModuleKind =
      tests.includes(file) || helpers.includes(file) ? "test" : mutated.has(file) ? "mutated" : "source";
    modules.set(file, compileModule(file, source, kind));
  }
  return modules;
}

/** Puts the modules into a clean guest and keeps that state. Null with the failure when the engine cannot parse one. */
export function prepare(
  engine: Engine,
  guest: Guest,
  modules: ReadonlyMap<string, CompiledModule>,
): { prepared: Snapshot; failure: null } | { prepared: null; failure: Failure } {
  guest.instance.restore(guest.clean);
  const wrong = defineModules(guest, modules);
  if (!wrong) return { prepared: guest.instance.snapshot(), failure: null };
  // The clean guest hides lines, so ask the other one.
  let { line } = wrong;
  if (guest !== engine.locating) {
    engine.locating.instance.restore(engine.locating.clean);
    line = defineModules(engine.locating, modules)?.line;
  }
  return {
    prepared: null,
    failure: { kind: "error", message: wrong.message, file: wrong.file, ...(line === undefined ? {} : { line }) },
  };
}

export const compileFailure = (error: CompileError): Failure => ({
  kind: "error",
  message: error.message,
  file: error.file,
  ...(error.line === undefined ? {} : { line: error.line }),
});
