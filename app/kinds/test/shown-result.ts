import { PASSED_BY_A_PERSON, type ShownResult } from "../shown-result";
import { isJudged } from "./report-rows";
import type { TestReport } from "./report-schema";

/** Returns a passed suite in the form that its learner may show to others. The suite is one of the report's files. */
export function resultOfTest({ status, detail: { tests, parts, mistakes, mutants } }: TestReport): ShownResult {
  const isKilled = ({ killedBy }: { killedBy: Readonly<Record<string, unknown>> }) => Object.keys(killedBy).length > 0;
  const ai = mistakes.find(({ isAi }) => isAi);
  const wrong = mistakes.filter(({ isAi }) => !isAi);
  const of = (all: typeof wrong | typeof mutants) => `${all.filter(isKilled).length} of ${all.length}`;
  const caught = [
    ...(ai && isKilled(ai) ? ["the mistake in the AI’s code"] : []),
    ...(wrong.length > 0 ? [`${of(wrong)} other wrong versions`] : []),
    ...(mutants.length > 0 ? [`${of(mutants)} small changes`] : []),
  ];
  const all = tests.every(isJudged) ? "All tests" : "All tests that were checked";
  const valid =
    parts.invalid === 0 ? `${all} pass on every correct version` : "Not all tests pass on every correct version";
  const graded = `${valid}. They catch ${caught.join(", ")}.`;
  return { result: status === "passed" ? graded : PASSED_BY_A_PERSON, findings: [] };
}
