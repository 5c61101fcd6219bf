import type { SimulatedOutcome } from "../capabilities";
import type { ReviewReport } from "./report-schema";
import type { Verdict } from "./verdict";
import type { ReviewWork } from "./work";

/** Returns a minimal review and its report with a given outcome, for benchmarks. */
export function simulatedReview(outcome: SimulatedOutcome): { work: ReviewWork; report: ReviewReport } {
  const { isPassed, score, isFlawed, requested } = outcome;
  const verdictFor = (asksForChanges: boolean): Verdict => (asksForChanges ? "request-changes" : "approve");
  const said = verdictFor(requested);
  return {
    work: { findings: [], verdict: said, confidence: 80, read: [] },
    report: {
      version: 1,
      kind: "review",
      status: isPassed ? "passed" : "failed",
      score,
      engine: "simulated",
      detail: {
        truth: isFlawed ? "flawed" : "clean",
        verdict: { said, right: verdictFor(isFlawed) },
        confidence: 80,
        order: [],
        issues: [],
        findings: [],
        decoys: [],
        neutral: [],
        teaching: "",
        parts: {
          recall: null,
          precision: { value: 1, matched: 0, falseAlarms: 0 },
          luck: null,
          f: score,
          halved: false,
        },
        classes: [],
        skills: [],
      },
    },
  };
}
