/** The sandbox in the calling thread: for the command line, for the worker threads, for tests. */
import type { MatrixRequest, MatrixResult, RunRequest, RunResult, Sandbox } from "./contract";
import { Engine, type EngineOptions } from "./engine";
import { runMatrix } from "./matrix";
import { runRequest } from "./run-request";

/** A sandbox on one engine. It blocks the thread while it works, and has no wall clock. */
export function createInProcess(options: EngineOptions): Sandbox & { readonly engine: Engine } {
  const engine = new Engine(options);
  return {
    engine,
    run: async (request: RunRequest): Promise<RunResult> => runRequest(engine, request),
    matrix: async (request: MatrixRequest): Promise<MatrixResult> => runMatrix(engine, request),
    close: async () => {},
  };
}
