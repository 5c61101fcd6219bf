import type { RulingEnd } from "../stand-by";

/** A learner's decision about a change. Rules: docs/grading.md, "Review", 5. */

/** The labels of the verdicts, in the order in which learners see them. */
export const VERDICT_LABELS = {
  approve: "Approve",
  "approve-with-comments": "Approve with comments",
  "request-changes": "Request changes",
} as const;
export type Verdict = keyof typeof VERDICT_LABELS;
export const VERDICTS = Object.keys(VERDICT_LABELS) as [Verdict, ...Verdict[]];

/** Formats a verdict for use within a sentence: "request changes". */
export const sayVerdict = (verdict: Verdict): string => VERDICT_LABELS[verdict].toLowerCase();

/** `flawed`: has a major or blocker issue. Changes of the other two types can be merged. */
export type Truth = "flawed" | "minor-only" | "clean";

const RIGHT = { flawed: "request-changes", "minor-only": "approve-with-comments", clean: "approve" } as const;

/** Returns the verdict that fits a change best. */
export const rightVerdict = (truth: Truth): Verdict => RIGHT[truth];

const merges = (verdict: Verdict) => verdict !== "request-changes";

/**
 * Whether a verdict is correct, given the best verdict. Only the decision whether to merge the change counts. The two
 * approvals differ only in whether the reviewer comments, and findings are scored separately.
 */
export const isVerdictRight = (said: Verdict, best: Verdict): boolean => merges(said) === merges(best);

/**
 * Whether a verdict contests the key: it requests changes, but nothing has to change according to the key. If a finding
 * is held, such a verdict stays open until a mentor has ruled.
 */
export const isContested = (said: Verdict, truth: Truth): boolean => !merges(said) && truth !== "flawed";

interface JudgedDetail {
  readonly truth: Truth;
  readonly verdict: { readonly said: Verdict; readonly right: Verdict };
  readonly findings: readonly { readonly outcome: string }[];
  readonly rulingEnd?: RulingEnd | undefined;
}

/**
 * Whether a held finding left the verdict open, and a mentor has since ruled that the verdict is wrong. In this case,
 * the score was not halved.
 */
export const isRuledWrong = ({ truth, verdict, findings, rulingEnd }: JudgedDetail): boolean =>
  isContested(verdict.said, truth) &&
  findings.some(({ outcome }) => outcome === "held") &&
  (rulingEnd === "neutral" || rulingEnd === "false-alarm");

/**
 * Returns what a report says about the verdict. `open`: the verdict requests changes because of a held finding, but
 * nothing has to change according to the key. So the verdict is neither correct nor wrong until a mentor has ruled.
 */
export function judgedVerdict(detail: JudgedDetail): "right" | "wrong" | "open" {
  const { truth, verdict, findings } = detail;
  if (isRuledWrong(detail)) return "wrong";
  if (isContested(verdict.said, truth) && findings.some(({ outcome }) => outcome === "held")) return "open";
  return isVerdictRight(verdict.said, verdict.right) ? "right" : "wrong";
}

export const JUDGED_WORDS = { right: "Right", wrong: "Wrong", open: "Undecided" } as const;

/** Whether the draft approves with comments, but has no finished finding. */
export const lacksComments = (draft: {
  readonly verdict: Verdict | null;
  readonly findings: readonly { readonly done: boolean }[];
}): boolean => draft.verdict === "approve-with-comments" && !draft.findings.some(({ done }) => done);
