/** Returns the prose in Markdown text, without code blocks, inline code and markup. */
const proseOf = (markdown: string) =>
  markdown
    .replace(/```[\s\S]*?```/g, "")
    .replace(/`[^`]*`/g, "it")
    .replace(/\]\([^)]*\)/g, "]")
    .replace(/[#>*_|[\]]/g, " ");

/**
 * Estimates a word's syllables: counts groups of vowels, and ignores a silent final e. This is accurate enough for an
 * average over a whole text.
 */
const syllablesIn = (word: string) =>
  Math.max(
    1,
    (
      word
        .toLowerCase()
        .replace(/(?:[^laeiouy]es|ed|[^laeiouy]e)$/, "")
        .match(/[aeiouy]+/g) ?? []
    ).length,
  );

/**
 * The number of school years that a reader of the text needs: the Flesch–Kincaid grade level (Kincaid and others 1975,
 * Navy report 8-75), 0.39 · words per sentence + 11.8 · syllables per word − 15.59. Null if there is no prose.
 */
export function readingGrade(markdown: string): number | null {
  const prose = proseOf(markdown);
  const words = prose.match(/[A-Za-z][A-Za-z'’-]*/g) ?? [];
  const sentences = prose.split(/[.!?:;]+(?:\s|$)|\n\s*\n|\n\s*-\s/).filter((part) => /[A-Za-z]/.test(part));
  if (words.length === 0) return null;
  const syllables = words.reduce((all, word) => all + syllablesIn(word), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
}
