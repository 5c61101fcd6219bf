/**
 * What a ruling can come to, for pages: apart from its schemas, which no page may load (they make code as they run).
 */

export const DECISIONS = ["key", "neutral", "false-alarm"] as const;
export type Decision = (typeof DECISIONS)[number];

export const DECISION_WORDS: Readonly<Record<Decision, string>> = {
  key: "Add to the key",
  neutral: "Neutral",
  "false-alarm": "False alarm",
};

export const SEVERITIES = ["minor", "major", "blocker"] as const;
