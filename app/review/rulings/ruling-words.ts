/**
 * The possible decisions of a ruling, for pages. They are in a separate file because no page may load the schemas,
 * which generate code at run time.
 */

export const DECISIONS = ["key", "neutral", "false-alarm"] as const;
export type Decision = (typeof DECISIONS)[number];

export const DECISION_WORDS: Readonly<Record<Decision, string>> = {
  key: "Add to the key",
  neutral: "Neutral",
  "false-alarm": "Keep the result",
};
