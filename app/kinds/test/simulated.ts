import type { SimulatedOutcome } from "../capabilities";
import type { TestReport } from "./report-schema";
import type { TestWork } from "./work";

/** Returns the smallest suite and report with a given outcome, for benchmarks. */
export function simulatedTest({ isPassed, score }: SimulatedOutcome): {
  work: TestWork;
  report: TestReport;
} {
  return {
    work: { suite: 'it("x", () => {})', confidence: 80 },
    report: {
      version: 1,
      kind: "test",
      status: isPassed ? "passed" : "failed",
      score,
      engine: "simulated",
      detail: {
        suitePath: "a.test.ts",
        failure: null,
        tests: [],
        mistakes: [],
        mutants: [],
        untried: [],
        allowed: [],
        right: [],
        parts: { useful: isPassed ? 1 : 0, invalid: 0, validity: 1, mistakes: score, mutants: score },
        idle: [],
        redundant: [],
        teaching: "",
        classes: [],
        skills: [],
      },
    },
  };
}
