import type { RunRequest } from "~/sandbox/contract";

/** A lesson's example, as the check proves it and as the page runs it with the reader's code. */
export const exampleRun = (code: string, test: string): RunRequest => ({
  files: { "code.ts": code, "code.test.ts": test },
  tests: ["code.test.ts"],
});
