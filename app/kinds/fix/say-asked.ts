/** Quotes these sentences, so that a learner can tell which part of the bug report is meant. */
export const sayAsked = (asked: readonly string[] = []): string =>
  asked.length === 0 ? "" : `The bug report says: ${asked.map((sentence) => `“${withoutBars(sentence)}”`).join(" ")}`;

/** Formats a table row without its bars: "31 January · 1 month". Returns any other sentence unchanged. */
const withoutBars = (sentence: string): string =>
  sentence.startsWith("|")
    ? sentence
        .split("|")
        .map((cell) => cell.trim())
        .filter((cell) => cell !== "")
        .join(" · ")
    : sentence;
