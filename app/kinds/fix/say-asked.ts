/** Quotes these sentences, so that a learner can tell which part of the bug report is meant. */
export const sayAsked = (asked: readonly string[] = []): string =>
  asked.length === 0 ? "" : `The bug report says: ${asked.map((sentence) => `“${withoutBars(sentence)}”`).join(" ")}`;

/** Returns a table row as its cells, such as "31 January · 1 month", and any other sentence unchanged. */
const withoutBars = (sentence: string): string =>
  sentence.startsWith("|")
    ? sentence
        .split("|")
        .map((cell) => cell.trim())
        .filter((cell) => cell !== "")
        .join(" · ")
    : sentence;
