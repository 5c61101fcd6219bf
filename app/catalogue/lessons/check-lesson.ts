import { blanksIn } from "~/kinds/blanks";
import type { Folder } from "~/kinds/exercise";
import type { CheckLine } from "~/kinds/kind";
import type { RunResult, Sandbox } from "~/sandbox/contract";
import { exampleRun } from "./example";
import { readLesson } from "./lesson";

/**
 * Checks a lesson's example by running it: at least one test must fail on `code.ts` with an assertion, and every test
 * must pass on `fixed.ts`. Throws `ExerciseProblems` for a folder that can't be read, and `SandboxFault` for a fault on
 * our side.
 */
export async function* checkLesson(id: string, folder: Folder, sandbox: Sandbox): AsyncIterable<CheckLine> {
  for (const blank of blanksIn(folder)) yield { type: "problem", ...blank };
  const { code, test, fixed } = readLesson(id, folder);
  const [broken, repaired] = await Promise.all([code, fixed].map((source) => sandbox.run(exampleRun(source, test))));
  yield* judgeBroken(broken!);
  yield* judgeFixed(repaired!);
}

function* judgeBroken({ outcome, failure, tests }: RunResult): Iterable<CheckLine> {
  if (outcome !== "completed") {
    const reason = failure?.message ?? outcome;
    yield { type: "problem", file: "code.ts", message: `the tests don't run on this file: ${oneLine(reason)}` };
    return;
  }
  const failed = tests.filter(({ status }) => status === "failed");
  if (failed.length === 0)
    yield { type: "problem", file: "code.test.ts", message: "passes on code.ts: a test has to show the defect" };
  for (const { title, failures } of failed) {
    const other = failures.find(({ kind }) => kind !== "assertion");
    const name = title.at(-1);
    if (other)
      yield {
        type: "problem",
        file: "code.test.ts",
        message: `"${name}" fails on code.ts without an assertion: ${oneLine(other.message)}. Assert the value, or the error with toThrow`,
      };
    else yield { type: "evidence", message: `"${name}" fails on code.ts: ${oneLine(failures[0]?.message ?? "")}` };
  }
}

function* judgeFixed({ outcome, failure, tests }: RunResult): Iterable<CheckLine> {
  if (outcome !== "completed") {
    const reason = failure?.message ?? outcome;
    yield { type: "problem", file: "fixed.ts", message: `the tests don't run on this file: ${oneLine(reason)}` };
    return;
  }
  for (const { title, status, assertions, failures } of tests) {
    const name = title.at(-1);
    if (status !== "passed") {
      const reason = failures[0] ? `: ${oneLine(failures[0].message)}` : "";
      yield { type: "problem", file: "fixed.ts", message: `"${name}" doesn't pass on this file (${status})${reason}` };
    } else if (assertions === 0)
      yield { type: "problem", file: "code.test.ts", message: `"${name}" asserts nothing on fixed.ts` };
  }
  yield { type: "evidence", message: `${tests.length} tests pass on fixed.ts` };
}

const oneLine = (message: string) =>
  message
    .split("\n")
    .map((line) => line.trim())
    .join(" ");
