import { sayFailure } from "../failure-words";
import type { RulingEnd } from "../stand-by";
import type { JudgedFinding, ReportIssue } from "./report-places";
import type { ReportProof, ReviewReport } from "./report-schema";

/** The wording for issues, findings and proofs in a review's report. */

export const ISSUE_WORDS = { caught: "Caught", half: "Partly caught", missed: "Missed" } as const;

/** Describes what a finding got right about its issue. */
export function sayCredit({ credit, classes }: ReportIssue, { said }: JudgedFinding): string {
  const place =
    "whole" in said.place
      ? "on the whole change"
      : credit.place
        ? "right place"
        : credit.related
          ? "a place that shows it"
          : "another place";
  const kind = !credit.class ? "another kind" : said.class === classes[0] ? "right kind" : "an accepted kind";
  return [place, kind, ...(credit.proof ? ["proven"] : [])].join(", ");
}

/** Compares the learner's severity with the key's. Null if they are equal. */
export function saySeverity({ credit, severity }: ReportIssue, { said }: JudgedFinding): string | null {
  if (said.severity === severity) return null;
  const isCosting = credit.severitySteps === 2 && credit.class && !credit.proof;
  const cost = isCosting
    ? "A difference of two levels halves the credit for the kind of defect."
    : "This doesn’t affect the score.";
  return `Severity marked as ${said.severity}, but the key says ${severity}. ${cost}`;
}

/**
 * Describes what the score is based on: places, severities and proofs are compared with the key, but the learner's
 * explanation isn't. A finding that matched an issue only by its class or its proof doesn't count as having found the
 * place.
 */
export function sayBasis({
  issues,
  isExplained,
}: Pick<ReviewReport["detail"], "issues" | "isExplained">): string | null {
  if (issues.length === 0) return null;
  const found = issues.filter(({ finding }) => finding !== null);
  const placed = issues.filter(({ credit }) => credit.place || credit.related);
  const parts = [`places found: ${placed.length} of ${issues.length}`];
  if (found.every(({ credit }) => credit.severitySteps !== null) && found.length > 0)
    parts.push(`severity right: ${found.filter(({ credit }) => credit.severitySteps === 0).length} of ${found.length}`);
  const proven = found.filter(({ credit }) => credit.proof).length;
  if (proven > 0) parts.push(`proven: ${proven} of ${found.length}`);
  const unchecked = `not checked by a ${proven > 0 ? "" : "test or a "}person`;
  const explained =
    isExplained === undefined ? unchecked : isExplained ? "confirmed by a mentor" : "not confirmed by a mentor";
  return [...parts, `explanation: ${explained}`].join(" · ");
}

export const PROOF_WORDS: Readonly<Record<ReportProof["outcome"], string>> = {
  holds: "fails on this code and passes on a correct version.",
  "passes-on-ai": "passes on this code, so it shows nothing.",
  "fails-on-right": "also fails on our correct version.",
  "only-differs":
    "fails on the AI's code, but also gives a different result when unrelated code changes, so it doesn't show this issue. Assert the value that the issue is about.",
  "asserts-nothing":
    "fails on the AI's code without an assertion, so it doesn't show this issue. Assert the value that the issue is about.",
  "did-not-load": "did not run.",
};

const ASSERT = "so it doesn't show this issue. Assert the value that the issue is about.";
const REFUSAL_WORDS: Readonly<Record<NonNullable<ReportProof["refusal"]>, string>> = {
  changes: PROOF_WORDS["only-differs"],
  "one-value": `fails on the AI's code, but passes when the issue gives other wrong values, ${ASSERT}`,
  "not-everywhere": `fails on the AI's code, but passes on another version that has the issue, ${ASSERT}`,
  stops: "reaches a limit on this code, which shows nothing.",
  unchecked:
    "fails on this code and passes on a correct version, but shows no issue in our key. We have too few versions of this code to check whether it shows another defect.",
};

/** Describes a proof's result. Adds the proof's failure on the AI's code if the failure explains the result. */
export function sayProofResult({
  outcome,
  refusal,
  failure,
}: Pick<ReportProof, "outcome" | "refusal" | "failure">): string {
  const says = refusal ? REFUSAL_WORDS[refusal] : PROOF_WORDS[outcome];
  if (failure && outcome === "did-not-load") return `${says} The error: ${sayFailure(failure)}`;
  return failure && outcome === "fails-on-right"
    ? `${says} On the AI's code, it fails with: ${sayFailure(failure)}`
    : says;
}

/**
 * Returns a label for a finding that matched no issue, and its effect on the score. `issue`: the issue that the report
 * mentions for this finding. `end`: how the wait for a ruling on the held finding ended.
 */
export function sayFinding(
  { ruled: { outcome, free, why } }: JudgedFinding,
  issue: ReportIssue | null,
  end: RulingEnd | undefined,
): { word: string; means: string } {
  const cost = free
    ? "the first false alarm is free, so this finding cost nothing"
    : "this false alarm counts against the score";
  switch (outcome) {
    case "bonus":
      return { word: "Proven", means: "true, but not in our key. It earns a bonus, and we will check the key" };
    case "further":
      return {
        word: "Duplicate",
        means: issue
          ? "another finding already matches this issue, so this one has no effect on the score"
          : "no effect on the score",
      };
    case "held":
      return end
        ? { word: "Held", means: `its test also fails on our correct version. ${RULED[end]}` }
        : { word: "Waiting for a person", means: HELD };
    case "neutral":
    case "near":
      return { word: issue ? MEANT : outcome === "near" ? NOT_LISTED : "Acceptable", means: "no effect on the score" };
    default: {
      const isDecoy = outcome === "decoy";
      if (isDecoy && why.length > 0) return { word: "Looks wrong but is right", means: cost };
      if (issue) return { word: MEANT, means: cost };
      // The key says that the lines are correct, but its reason answers other objections to them.
      const unchecked = isDecoy
        ? "no one has checked this objection to these lines"
        : "no one has checked this finding";
      return { word: NOT_LISTED, means: `${unchecked}; ${cost}` };
    }
  }
}

const HELD =
  "its test also fails on our correct version. Until a mentor or the author has looked into it, this finding costs nothing";
const RULED: Readonly<Record<RulingEnd, string>> = {
  key: "A mentor added this finding to the key",
  neutral: "A mentor decided that these lines can stay as they are, and the finding costs nothing",
  "false-alarm": "A mentor kept the result, but the finding costs nothing",
  unchecked: "No mentor ruled on this finding, so it costs nothing",
};
const MEANT = "May have meant this";
const NOT_LISTED = "Not in our key";

/** Whether a finding that matched no issue might have been meant for an issue that the learner missed. */
export const mayMean = ({ ruled: { outcome } }: JudgedFinding) => outcome !== "further" && outcome !== "matched";
