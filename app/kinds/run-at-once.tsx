import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from "react";
import type { Files, RunRequest, RunResult, Sandbox } from "~/sandbox/contract";

/** A run in this browser, with the same engine as the grader's. It never affects the score. */
export interface RunState {
  /** The number of runs started so far. */
  readonly turn: number;
  readonly phase: "never" | "running" | "done" | "fault";
  readonly result: RunResult | null;
  /** The number of the run that produced the result. */
  readonly resultOf: number;
  /** The files that were run, for comparison with the current code. */
  readonly files: Files;
}

export interface RunAtOnce extends RunState {
  readonly run: (request: RunRequest) => Promise<RunResult | null>;
}

const NEVER: RunState = { turn: 0, phase: "never", result: null, resultOf: 0, files: {} };
const RunContext = createContext<RunAtOnce>({ ...NEVER, run: async () => null });

/** The workspace's last run, shared by its panels and its dock. */
export const useRunAtOnce = () => useContext(RunContext);

/** Provides the last run. A new run replaces a run that has not finished. */
export function useRun(sandbox: () => Promise<Sandbox>): RunAtOnce {
  const [state, setState] = useState(NEVER);
  const last = useRef(0);
  const run = useCallback(
    async (request: RunRequest) => {
      const turn = ++last.current;
      setState((old) => ({ ...old, turn, phase: "running" }));
      const result = await runQuietly(sandbox, request);
      if (turn === last.current)
        setState((old) =>
          result
            ? { turn, phase: "done", result, resultOf: turn, files: request.files }
            : { ...old, phase: "fault", result: null },
        );
      return result;
    },
    [sandbox],
  );
  return useMemo(() => ({ ...state, run }), [state, run]);
}

export function RunProvider({ sandbox, children }: { sandbox: () => Promise<Sandbox>; children: ReactNode }) {
  return <RunContext.Provider value={useRun(sandbox)}>{children}</RunContext.Provider>;
}

/**
 * Runs a request. Returns null if the engine itself could not run, which is our fault or the browser's, never the
 * learner's.
 */
export async function runQuietly(sandbox: () => Promise<Sandbox>, request: RunRequest): Promise<RunResult | null> {
  try {
    return await (await sandbox()).run({ ...request, traces: true });
  } catch {
    return null;
  }
}
