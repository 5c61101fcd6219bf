import type { Range } from "./place";

/**
 * Types for an AI reviewer's comments on a change, and for the learner's judgements of them. Pages may load this file.
 */

/**
 * The author's judgement of a comment. `right`: the comment identifies an issue. `wrong`: the comment's claim is false.
 * `not-worth`: the comment is true, but nothing has to change.
 */
export const AI_TRUTHS = ["right", "wrong", "not-worth"] as const;
export type AiTruth = (typeof AI_TRUTHS)[number];

export interface AiComment {
  /** The comment's index in the reviewer's reply. */
  readonly id: number;
  readonly place: Range;
  /** Markdown, exactly as the reviewer wrote it. */
  readonly body: string;
  readonly truth: AiTruth;
  /** Why the comment is right, wrong or not worth a change, in one or two sentences for the learner. */
  readonly because: string;
}

export interface AiReview {
  /** The reviewer's name, as far as we know it, and the day of the review. */
  readonly model: string;
  readonly date: string;
  /** The comments, in the order of the reviewer's reply. */
  readonly comments: readonly AiComment[];
}

/** An issue in the change, and who found the issue. */
export interface FoundBy {
  readonly issue: string;
  readonly you: "caught" | "half" | "missed";
  readonly ai: boolean;
}

export const AI_TRUTH_WORDS: Readonly<Record<AiTruth, string>> = {
  right: "Right",
  wrong: "Wrong",
  "not-worth": "True, but not worth a change",
};

/** A comment as the model sent it. Line numbers refer to the new version. */
export interface AiSaid {
  readonly file: string;
  readonly line: number;
  readonly endLine?: number | null | undefined;
  readonly body: string;
}

/**
 * What the key lists on the lines of a comment that the author hasn't judged: an issue, a decoy, a neutral range, or
 * nothing. The matcher compares only lines, not the comment's text.
 */
export type AiPlaceSays =
  | { readonly at: "issue"; readonly title: string }
  | { readonly at: "decoy" | "neutral" | "silent" };
