import type { TestResult } from "~/sandbox/contract";
import { MAX_TESTS } from "./constants";
import { strengthOf } from "./strength";

/** Describes a run of the suite on the AI's code. */
export function sayRun(tests: readonly TestResult[]): string {
  const { tests: ran, distinct } = strengthOf(tests);
  const failed = tests.filter(({ status }) => status === "failed").length;
  // As in the report, tests with the same body count once (`judge.ts`).
  const counted =
    distinct < ran
      ? ` The report counts them as ${distinct}: rows of one table, and tests with the same body, count as one test.`
      : "";
  const surplus = saySurplus(tests.length);
  const more = `${counted}${surplus && ` ${surplus}`}`;
  if (failed === 0) return `${ran === 1 ? "The only test passes" : `All ${ran} tests pass`} on the AI’s code.${more}`;
  const some = `${failed} of ${ran} ${ran === 1 ? "test fails" : "tests fail"}`;
  return `${some} on the AI’s code.${more} Is the code wrong, or the test?`;
}

/** Says that a suite has more tests than are graded. Empty if all its tests are graded. */
export const saySurplus = (tests: number): string =>
  tests > MAX_TESTS ? `The suite has ${tests} tests, but Onramp grades only the first ${MAX_TESTS}.` : "";
