/**
 * What exercises count towards besides kind, class and skill, as named in `exercise.json`; see exercises/README.md,
 * "Features". For authors only: many features reveal the flaw, so learners never see them.
 */
export const FEATURE_IDS = [
  /** A type, a cast or an `any` claims something that is false at run time; this is the defect or hides it. */
  "types-lie",
  /** About web requests, or access to stored data. */
  "web-and-data",
  /** About asynchronous code or concurrency. */
  "async",
  /** Judged by counted work or counted calls. */
  "speed",
  /** The AI's mistake is in the tests. */
  "wrong-tests",
  /** Involves a package that does not exist, or one that squats on a similar name. */
  "package",
  /** About documentation, comments or names that are untrue. */
  "docs-and-naming",
  /** Tests a feature that uses a language model, with recorded outputs that vary. */
  "ai-feature",
  /** Code is restructured, and its behaviour must stay the same. */
  "refactor",
  /** A review whose right verdict depends on the cost of a mistake, which the task states. */
  "business-cost",
] as const;

export type Feature = (typeof FEATURE_IDS)[number];
