/** The sandbox in the calling thread: for the command line, for the worker threads, for tests. */
import type { Files, MatrixRequest, MatrixResult, RunRequest, RunResult, Sandbox } from "./contract";
import { Engine, type EngineOptions } from "./engine";
import { runMatrix } from "./matrix";
import { scriptsNamedIn } from "./provided-names";
import { runRequest } from "./run-request";
import { ProvidedWanted } from "./verdict";

/** A sandbox on one engine. It blocks the thread while it works, and has no wall clock. */
export function createInProcess(options: EngineOptions): Sandbox & { readonly engine: Engine } {
  const engine = new Engine(options);
  /** A file of its own in the browser, so that it is loaded by those who need it. */
  const bringProvided = async () => {
    engine.provided ??= (await import("./generated/provided")).PROVIDED;
  };
  const withProvided = async <T>(files: Files, run: () => T): Promise<T> => {
    if (scriptsNamedIn(files).size > 0) await bringProvided();
    try {
      return engine.withProvided(run);
    } catch (error) {
      if (!(error instanceof ProvidedWanted)) throw error;
      await bringProvided();
      return engine.withAllProvided(run);
    }
  };
  return {
    engine,
    run: (request: RunRequest): Promise<RunResult> => withProvided(request.files, () => runRequest(engine, request)),
    matrix: (request: MatrixRequest): Promise<MatrixResult> =>
      withProvided({ ...request.files, ...request.mutated.files }, () => runMatrix(engine, request)),
    close: async () => {},
  };
}
