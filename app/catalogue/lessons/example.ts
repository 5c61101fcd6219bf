import type { RunRequest } from "~/sandbox/contract";

/** How a lesson's example is run. The check runs the example as it is, and the page runs it with the reader's code. */
export const exampleRun = (code: string, test: string): RunRequest => ({
  files: { "code.ts": code, "code.test.ts": test },
  tests: ["code.test.ts"],
});
