/**
 * The features that authors can list in `exercise.json`. They are counted in addition to kind, class and skill; see
 * exercises/README.md, "Features". Only authors see them, because many features reveal the flaw.
 */
export const FEATURE_IDS = [
  /** A type, a cast or an `any` makes a claim that is false at run time. That claim is the defect, or hides it. */
  "types-lie",
  /** About web requests, or access to stored data. */
  "web-and-data",
  /** About asynchronous code or concurrency. */
  "async",
  /** The grade depends on how much work the code does, or on how many calls it makes. */
  "speed",
  /** The AI's mistake is in its tests. */
  "wrong-tests",
  /** Involves a package that does not exist, or one that squats on a similar name. */
  "package",
  /** About documentation, comments or names that are untrue. */
  "docs-and-naming",
  /** Tests a feature that uses a language model, with recorded outputs that vary. */
  "ai-feature",
  /** Code is restructured, and its behaviour must stay the same. */
  "refactor",
  /** A review in which the correct verdict depends on how costly a mistake is, as stated in the task. */
  "business-cost",
] as const;

export type Feature = (typeof FEATURE_IDS)[number];
