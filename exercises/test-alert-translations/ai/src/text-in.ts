/** Pairs of quotation marks that models put round a translation. */
const QUOTE_PAIRS: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ["„", "“"],
  ["“", "”"],
  ["«", "»"],
];

/**
 * Extracts the translation from a model answer.
 *
 * Models like to introduce their answer or to wrap it, so this takes the last line with content, outside of fences and
 * without surrounding quotes.
 */
export function textIn(answer: string): string {
  const lines = answer
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line.length > 0 && !line.startsWith("```"));
  const text = lines.at(-1) ?? "";
  for (const [open, close] of QUOTE_PAIRS) {
    if (text.length >= 2 && text.startsWith(open) && text.endsWith(close)) {
      return text.slice(open.length, -close.length).trim();
    }
  }
  return text;
}
