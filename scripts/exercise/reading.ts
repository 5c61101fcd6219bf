/** A text's prose: without code blocks, code in a line, and what only marks it up. */
const proseOf = (markdown: string) =>
  markdown
    .replace(/```[\s\S]*?```/g, "")
    .replace(/`[^`]*`/g, "it")
    .replace(/\]\([^)]*\)/g, "]")
    .replace(/[#>*_|[\]]/g, " ");

/** Groups of vowels, a silent last e left out: close enough for a mean over a text. */
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
 * Years of school that a text asks for: the Flesch–Kincaid grade level (Kincaid and others 1975, Navy report 8-75),
 * 0.39 · words a sentence + 11.8 · syllables a word − 15.59. Null where there is no prose.
 */
export function readingGrade(markdown: string): number | null {
  const prose = proseOf(markdown);
  const words = prose.match(/[A-Za-z][A-Za-z'’-]*/g) ?? [];
  const sentences = prose.split(/[.!?:;]+(?:\s|$)|\n\s*\n|\n\s*-\s/).filter((part) => /[A-Za-z]/.test(part));
  if (words.length === 0) return null;
  const syllables = words.reduce((all, word) => all + syllablesIn(word), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
}
