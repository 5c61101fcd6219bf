/** Quotes these sentences, so that a learner can tell which part of the bug report is meant. */
export const sayAsked = (asked: readonly string[] = []): string =>
  asked.length === 0 ? "" : `The bug report says: ${asked.map((sentence) => `“${sentence}”`).join(" ")}`;
