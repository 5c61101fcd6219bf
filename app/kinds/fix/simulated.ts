import type { SimulatedOutcome } from "../capabilities";
import type { FixReport } from "./report-schema";
import type { FixWork } from "./work";

/** Returns a minimal fix and its report with a given outcome, for benchmarks. */
export function simulatedFix({ isPassed, score }: SimulatedOutcome): {
  work: FixWork;
  report: FixReport;
} {
  return {
    work: { files: {}, confidence: 80 },
    report: {
      version: 1,
      kind: "fix",
      status: isPassed ? "passed" : "failed",
      score,
      engine: "simulated",
      detail: {
        failure: null,
        changed: [],
        defects: [],
        speed: [],
        structure: [],
        kept: [],
        visible: [],
        parts: { mended: isPassed ? 1 : score, kept: 1 },
        afterPass: { tests: {} },
        teaching: "",
        classes: [],
        skills: [],
      },
    },
  };
}
