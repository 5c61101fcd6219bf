import type { JudgedFinding, ReportIssue } from "./report-places";
import type { ReportProof } from "./report-schema";

/** What a review's report says of issues, findings and proofs, in a word or a sentence. */

export const ISSUE_WORDS = { caught: "Caught", half: "Half caught", missed: "Missed" } as const;

export function sayCredit({ place, class: kind, proof }: ReportIssue["credit"]): string {
  if (place && kind) return proof ? "place and kind right, and proven" : "place and kind right";
  if (proof) return place ? "the right place, and proven" : "proven";
  return place ? "the right place, another kind" : "the right kind, said of the whole change";
}

export const PROOF_WORDS: Readonly<Record<ReportProof["outcome"], string>> = {
  holds: "fails on this code and passes on a right version.",
  "passes-on-ai": "passes on this code, so it shows nothing.",
  "fails-on-right": "fails on a right version too:",
  "only-differs":
    "fails on the AI's code, but it also changes its verdict when unrelated code changes, so it doesn't show this issue. Assert the value that the issue is about.",
  "asserts-nothing":
    "fails on the AI's code without an assertion, so it doesn't show this issue. Assert the value that the issue is about.",
  "did-not-load": "did not run:",
};

/** Whether what a proof did is explained by how it failed: on a right version, or while it was loaded. */
export const isExplainedByFailure = (outcome: ReportProof["outcome"]) =>
  outcome === "passes-on-ai" || outcome === "fails-on-right" || outcome === "did-not-load";

/** The word for a finding that got no issue, and what follows from it. */
export function sayFinding(
  { ruled: { outcome, free } }: JudgedFinding,
  issue: ReportIssue | null,
): { word: string; means: string } {
  const cost = free ? "your one honest doubt, it cost nothing" : "it counts against precision";
  switch (outcome) {
    case "bonus":
      return { word: "Proven", means: "true, and not in our key: a bonus, and a note to the author" };
    case "further":
      return {
        word: "Once more",
        means: issue ? "already found: it neither earns nor costs" : "it neither earns nor costs",
      };
    case "neutral":
      return { word: "May stay", means: "it neither earns nor costs" };
    case "decoy":
      return { word: "Looks wrong, is right", means: cost };
    case "free-doubt":
      return { word: "Not an issue", means: cost };
    default:
      return { word: "False alarm", means: cost };
  }
}
