import type { RunResult } from "~/sandbox/contract";
import { FailureWords } from "../failure-view";
import { ConsoleOutput } from "../run-results";

/**
 * Shows why a proof fails on the AI's code: each failure with its place, calls and differing values, and the console
 * output.
 */
export function RunDetails({
  result,
  path,
  onLine,
}: {
  result: RunResult;
  path: string;
  onLine: (file: string, line: number) => void;
}) {
  const failures = result.failure ? [result.failure] : result.tests.flatMap((test) => test.failures);
  return (
    <>
      {failures.map((failure, i) => (
        <FailureWords key={i} failure={failure} only={{ file: path, name: "the proof" }} onLine={onLine} />
      ))}
      <ConsoleOutput log={result.log} />
    </>
  );
}
