/** The sandbox in the calling thread. Used by the command line, the pool's processes, and tests. */
import type { Files, MatrixRequest, MatrixResult, RunRequest, RunResult, Sandbox } from "./contract";
import { Engine, type EngineOptions } from "./engine/engine";
import { runRequest } from "./engine/run-request";
import { ProvidedWanted } from "./engine/verdict";
import { runMatrixPart } from "./mutants/matrix";
import { type MatrixPart, mergeMatrix } from "./mutants/matrix-parts";
import { scriptsNamedIn } from "./provided-names";

export interface InProcess extends Sandbox {
  readonly engine: Engine;
  /** Judges the mutants that the request lists, for callers that merge several parts. */
  matrixPart(request: MatrixRequest): Promise<MatrixPart>;
}

/** Creates a sandbox with one engine. It blocks its thread while it works, and has no wall-clock limit. */
export function createInProcess(options: EngineOptions): InProcess {
  const engine = new Engine(options);
  /** In the browser, the provided modules are a separate file, which is loaded only when needed. */
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
  const matrixPart = (request: MatrixRequest): Promise<MatrixPart> =>
    withProvided({ ...request.files, ...request.mutated.files }, () => runMatrixPart(engine, request));
  return {
    engine,
    run: (request: RunRequest): Promise<RunResult> => withProvided(request.files, () => runRequest(engine, request)),
    matrix: async (request: MatrixRequest): Promise<MatrixResult> => mergeMatrix(request, [await matrixPart(request)]),
    matrixPart,
    close: async () => {},
  };
}
