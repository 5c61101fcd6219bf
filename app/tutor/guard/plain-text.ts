/**
 * Turns a reply into plain text: one alphabet, and no markup, links, images or HTML. Every function here takes linear
 * time.
 */

const SIGNS: Record<string, string> = {
  "‘": "'",
  "’": "'",
  "‚": "'",
  ʼ: "'",
  "“": '"',
  "”": '"',
  "„": '"',
  "«": '"',
  "»": '"',
  "‐": "-",
  "‑": "-",
  "‒": "-",
  "–": "-",
  "—": "-",
  "−": "-",
  "…": "...",
  "•": "-",
  "→": "->",
  "≤": "<=",
  "≥": ">=",
};

/**
 * Normalizes different forms of the same character, and removes accents, emoji and invisible characters. Keeps letters
 * of other alphabets.
 */
export function inOneAlphabet(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
    .replace(/[\p{M}\p{Cf}\p{Emoji_Presentation}\p{Variation_Selector}\u{1F000}-\u{1FAFF}]/gu, "")
    .replace(/[‘’‚ʼ“”„«»‐‑‒–—−…•→≤≥]/g, (sign) => SIGNS[sign]!)
    .replace(/[^\S\n]/g, " ");
}

/** Whether a text contains only characters of plain English text and code. */
export const isAscii = (text: string): boolean => /^[\n\x20-\x7e]*$/.test(text);

/**
 * Turns Markdown into plain text. Removes addresses, images and HTML completely, and keeps the text of a link.
 * `~~struck~~` text, headings, quotes and emphasis lose their markup.
 */
export function withoutMarkup(text: string): string {
  return text
    .replace(/<!--[\s\S]{0,4000}?-->/g, " ")
    .replace(/!\[[^\]\n]{0,300}\](?:\([^)\n]{0,600}\)|\[[^\]\n]{0,100}\])/g, "")
    .replace(/\[([^\]\n]{1,300})\](?:\([^)\n]{0,600}\)|\[[^\]\n]{0,100}\])/g, "$1")
    .replace(/<\/?[a-z!][^<>]{0,600}>/gi, "")
    .replace(/\b(?:https?|ftp|mailto|data|javascript):\S+|\bwww\.\S+/gi, "")
    .replace(/^[ >]{0,8}#{1,6} +/gm, "")
    .replace(/^[ \t]{0,8}(?:> ?)+/gm, "")
    .replace(/^( {0,8})(?:\d{1,3}[.)]|[*+]) +/gm, "$1- ")
    .replace(/\*{1,3}|~~|__/g, "")
    .replace(/ {2,}/g, " ")
    .trim();
}
