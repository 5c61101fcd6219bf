import type { RunRequest } from "~/sandbox/contract";

/**
 * The request that runs a lesson's example. The check runs the unchanged example, and the page runs it with the
 * reader's code.
 */
export const exampleRun = (code: string, test: string): RunRequest => ({
  files: { "code.ts": code, "code.test.ts": test },
  tests: ["code.test.ts"],
});
