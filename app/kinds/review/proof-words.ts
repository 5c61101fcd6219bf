import type { Failure, RunResult } from "~/sandbox/contract";

/**
 * Describes the result of a proof that ran in the browser. Only grading can tell whether the proof shows an issue.
 * `path` is the proof's own path. For a line in another file, the description includes that file's path.
 */

export function sayFailureOf(failure: Failure | undefined, path: string): string {
  if (!failure) return "the file has no tests";
  const { file = path, line, message } = failure;
  const place = [...(file === path ? [] : [file]), ...(line ? [`line ${line}`] : [])].join(", ");
  return `${place && `${place}: `}${message.split("\n")[0]}`;
}

/** Describes how a proof failed, and what this failure can show. Null if the proof passed. */
export function sayFailedProof({ tests }: Pick<RunResult, "tests">, path: string): string | null {
  const failed = tests.find((test) => test.status === "failed");
  if (!failed) return null;
  const [failure] = failed.failures;
  const said = failure ? sayFailureOf(failure, path) : "it failed";
  if (failure?.kind === "assertion")
    return `fails on this code, as a proof must: ${said}. It counts only if it passes on correct versions of the change`;
  if (failure?.kind !== "error") return `stops on this code: ${said}. Reaching a limit shows nothing on its own`;
  return failed.assertions === 0
    ? `ends on this code before any assertion: ${said}. This shows nothing: expect a value, or the error with toThrow`
    : `ends on this code with: ${said}. It shows something only if a correct version doesn’t end the same way`;
}
