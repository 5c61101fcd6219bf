import type { TestResult } from "~/sandbox/contract";

type Ran = Pick<TestResult, "status" | "bodyKey">;

/** What a run of the suite on the AI's code came to, in words. */
export function sayRun(tests: readonly Ran[]): string {
  const ran = tests.filter(({ status }) => status === "passed" || status === "failed");
  const failed = ran.filter(({ status }) => status === "failed").length;
  if (failed === 0) {
    const all = ran.length === 1 ? "The one test passes" : `All ${ran.length} tests pass`;
    return `${all} on the AI’s code.${sayBodies(ran)}`;
  }
  const some = `${failed} of ${ran.length} ${ran.length === 1 ? "test fails" : "tests fail"}`;
  return `${some} on the AI’s code.${sayBodies(ran)} Is the code wrong there, or the test?`;
}

/** The same as the report counts: `judge.ts` takes tests of one body for one. */
function sayBodies(ran: readonly Ran[]): string {
  const bodies = new Set(ran.map(({ bodyKey }) => bodyKey)).size;
  return bodies < ran.length
    ? ` The report counts them as ${bodies}: rows of one table, and tests with one body, are one test.`
    : "";
}
