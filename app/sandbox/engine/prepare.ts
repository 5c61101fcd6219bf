/** Prepares a guest for a request: defines the request's files as modules, without running any of them. */
import type { Failure, Files, RunRequest } from "../contract";
import { defineModules } from "./define-modules";
import type { Engine, Guest } from "./engine";
import { EngineStop, type Snapshot, type StopReason } from "./instance";
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

/** The work limit for parsing all files in a request. 200 kB of ordinary code takes 3.5 million units. */
const READING_UNITS = 150_000_000n;

/**
 * The failure to report if parsing reaches a limit. It counts as a failure in the learner's code, not as a fault on our
 * side.
 */
const UNREAD: Record<StopReason, Failure> = {
  units: { kind: "units", message: "stopped: the files take too much work to read" },
  depth: { kind: "depth", message: "stopped: the files are nested too deeply" },
  broken: { kind: "memory", message: "stopped: out of memory while the files were read" },
  output: { kind: "output", message: "stopped: the files print while they are read" },
};

type Wrong = ReturnType<typeof defineModules>;

function define(guest: Guest, modules: ReadonlyMap<string, CompiledModule>): Wrong | Failure {
  guest.instance.restore(guest.clean);
  guest.instance.fuel = READING_UNITS;
  try {
    return defineModules(guest, modules);
  } catch (error) {
    if (!(error instanceof EngineStop)) throw error;
    return UNREAD[error.reason];
  } finally {
    guest.instance.refuel();
  }
}

/**
 * Defines the modules in a clean guest and takes a snapshot. If the engine can't parse a module, returns null and the
 * failure.
 */
export function prepare(
  engine: Engine,
  guest: Guest,
  modules: ReadonlyMap<string, CompiledModule>,
): { prepared: Snapshot; failure: null } | { prepared: null; failure: Failure } {
  const wrong = define(guest, modules);
  if (!wrong) return { prepared: guest.instance.snapshot(), failure: null };
  if ("kind" in wrong) return { prepared: null, failure: wrong };
  // The clean guest hides line numbers, so this asks the locating guest, whose errors have them.
  let { line } = wrong;
  if (!guest.isLocating) line = define(engine.locating, modules)?.line;
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
