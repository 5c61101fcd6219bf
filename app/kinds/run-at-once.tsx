import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from "react";
import type { Files, RunRequest, RunResult, Sandbox } from "~/sandbox/contract";

/** A run in this browser: the same engine as the grader's. It counts for nothing. */
export interface RunState {
  readonly phase: "never" | "running" | "done" | "fault";
  readonly result: RunResult | null;
  /** What was run, to tell when the result is older than the code. */
  readonly files: Files;
}

export interface RunAtOnce extends RunState {
  readonly run: (request: RunRequest) => Promise<RunResult | null>;
}

const NEVER: RunState = { phase: "never", result: null, files: {} };
const RunContext = createContext<RunAtOnce>({ ...NEVER, run: async () => null });

/** The workspace's last run, shared by its panels and its dock. */
export const useRunAtOnce = () => useContext(RunContext);

/** Holds the last run. A later one takes the place of an earlier one that has not answered yet. */
export function RunProvider({ sandbox, children }: { sandbox: () => Promise<Sandbox>; children: ReactNode }) {
  const [state, setState] = useState(NEVER);
  const turn = useRef(0);
  const run = useCallback(
    async (request: RunRequest) => {
      const mine = ++turn.current;
      setState((old) => ({ ...old, phase: "running" }));
      const result = await runQuietly(sandbox, request);
      if (mine === turn.current)
        setState((old) =>
          result ? { phase: "done", result, files: request.files } : { ...old, phase: "fault", result: null },
        );
      return result;
    },
    [sandbox],
  );
  const value = useMemo(() => ({ ...state, run }), [state, run]);
  return <RunContext.Provider value={value}>{children}</RunContext.Provider>;
}

/** Null when the engine itself could not run: ours, or this browser's, never the learner's. */
export async function runQuietly(sandbox: () => Promise<Sandbox>, request: RunRequest): Promise<RunResult | null> {
  try {
    return await (await sandbox()).run(request);
  } catch {
    return null;
  }
}
