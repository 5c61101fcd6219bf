import type { JudgedFinding, ReportIssue } from "./report-places";
import type { ReportProof } from "./report-schema";

/** What a review's report says about issues, findings and proofs, in a word or a sentence. */

export const ISSUE_WORDS = { caught: "Caught", half: "Partly caught", missed: "Missed" } as const;

export function sayCredit({ place, class: kind, proof }: ReportIssue["credit"]): string {
  if (place && kind) return proof ? "right place and kind, and proven" : "right place and kind";
  if (proof) return place ? "the right place, and proven" : "proven";
  return place ? "the right place, but another kind" : "the right kind, but on the whole change";
}

export const PROOF_WORDS: Readonly<Record<ReportProof["outcome"], string>> = {
  holds: "fails on this code and passes on a correct version.",
  "passes-on-ai": "passes on this code, so it shows nothing.",
  "fails-on-right": "also fails on a correct version:",
  "only-differs":
    "fails on the AI's code, but it also changes its verdict when unrelated code changes, so it doesn't show this issue. Assert the value that the issue is about.",
  "asserts-nothing":
    "fails on the AI's code without an assertion, so it doesn't show this issue. Assert the value that the issue is about.",
  "did-not-load": "did not run:",
};

/** Whether a proof's failure explains its outcome: it failed on a correct version, or while loading. */
export const isExplainedByFailure = (outcome: ReportProof["outcome"]) =>
  outcome === "passes-on-ai" || outcome === "fails-on-right" || outcome === "did-not-load";

/** The word for a finding that got no issue, and what follows from it. */
export function sayFinding(
  { ruled: { outcome, free } }: JudgedFinding,
  issue: ReportIssue | null,
): { word: string; means: string } {
  const cost = free ? "one false alarm is free, so it cost nothing" : "it counts against precision";
  switch (outcome) {
    case "bonus":
      return { word: "Proven", means: "true, but not in our key: you get a bonus, and the key is flagged for a check" };
    case "further":
      return {
        word: "Duplicate",
        means: issue ? "you had already found this: no effect on the score" : "no effect on the score",
      };
    case "neutral":
      return { word: "Accepted", means: "no effect on the score" };
    case "decoy":
      return { word: "Looks wrong but is right", means: cost };
    case "free-doubt":
      return { word: "Not an issue", means: cost };
    default:
      return { word: "False alarm", means: cost };
  }
}
