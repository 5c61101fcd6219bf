/** What a learner decides about a change. Rules: docs/grading.md, "Review", 5. */

/** Labels, in the order in which they are offered. */
export const VERDICT_LABELS = {
  approve: "Approve",
  "approve-with-comments": "Approve with comments",
  "request-changes": "Request changes",
} as const;
export type Verdict = keyof typeof VERDICT_LABELS;
export const VERDICTS = Object.keys(VERDICT_LABELS) as [Verdict, ...Verdict[]];

/** A verdict within a sentence: "request changes". */
export const sayVerdict = (verdict: Verdict): string => VERDICT_LABELS[verdict].toLowerCase();

/** `flawed`: has a major or blocker issue. The other two can be merged. */
export type Truth = "flawed" | "minor-only" | "clean";

const RIGHT = { flawed: "request-changes", "minor-only": "approve-with-comments", clean: "approve" } as const;

/** The verdict that fits a change best. */
export const rightVerdict = (truth: Truth): Verdict => RIGHT[truth];

const merges = (verdict: Verdict) => verdict !== "request-changes";

/**
 * Whether a verdict is right, given the best one: only whether the change is merged decides. The two approvals differ
 * in what one says, and findings are scored for that.
 */
export const isVerdictRight = (said: Verdict, best: Verdict): boolean => merges(said) === merges(best);

/** Whether the draft approves with comments, but none is finished. */
export const lacksComments = (draft: {
  readonly verdict: Verdict | null;
  readonly findings: readonly { readonly done: boolean }[];
}): boolean => draft.verdict === "approve-with-comments" && !draft.findings.some(({ done }) => done);
