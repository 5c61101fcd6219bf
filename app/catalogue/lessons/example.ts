import type { RunRequest } from "~/sandbox/contract";

/**
 * The run of a lesson's example. The check uses it to prove the example, and the page runs it with the reader's code.
 */
export const exampleRun = (code: string, test: string): RunRequest => ({
  files: { "code.ts": code, "code.test.ts": test },
  tests: ["code.test.ts"],
});
