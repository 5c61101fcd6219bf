/**
 * What exercises count towards beside kind, class and skill, as `exercise.json` names it; exercises/README.md,
 * "Features". For authors alone: no learner is ever shown it, since much of it tells what is wrong.
 */
export const FEATURE_IDS = [
  /** A type, a cast or an `any` says what does not hold at run time, and that is the fault or hides it. */
  "types-lie",
  /** About web requests, or access to stored data. */
  "web-and-data",
  /** About asynchronous code or concurrency. */
  "async",
  /** Judged by counted work or counted calls. */
  "speed",
  /** The tests are what the AI got wrong. */
  "wrong-tests",
  /** A package that no one made, or one that squats a name, is in it. */
  "package",
  /** About documentation, comments or names that do not tell the truth. */
  "docs-and-naming",
  /** Tests a feature that uses a language model, with recorded outputs that vary. */
  "ai-feature",
  /** Code is rearranged, and its behaviour must be kept. */
  "refactor",
  /** A review whose right verdict turns on what the task says that a mistake costs. */
  "business-cost",
] as const;

export type Feature = (typeof FEATURE_IDS)[number];
