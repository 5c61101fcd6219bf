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
 * Addresses that contain data. `data:` followed by only a word, and then by a space or punctuation, is a key: the type
 * in an address has a slash, and browsers ignore line breaks in an address, but neither spaces nor punctuation.
 */
const DATA_ADDRESS = /\bdata:(?![\w$]{1,100}(?: |[.,;:!?)\]}]{1,3}(?:\s|$)))\S+/gi;

function strip(text: string, tags: RegExp, withoutEmphasis: (text: string) => string): string {
  const plain = text
    .replace(/<!--[\s\S]{0,4000}?-->/g, " ")
    .replace(/!\[[^\]\n]{0,300}\](?:\([^)\n]{0,600}\)|\[[^\]\n]{0,100}\])/g, "")
    .replace(/\[([^\]\n]{1,300})\](?:\([^)\n]{0,600}\)|\[[^\]\n]{0,100}\])/g, "$1")
    .replace(tags, "")
    .replace(DATA_ADDRESS, "")
    .replace(/\b(?:https?|ftp|mailto|javascript):\S+|\bwww\.\S+/gi, "")
    .replace(/^[ >]{0,8}#{1,6} +/gm, "")
    .replace(/^[ \t]{0,8}(?:> ?)+/gm, "")
    .replace(/^( {0,8})(?:\d{1,3}[.)]|[*+]) +/gm, "$1- ");
  return withoutEmphasis(plain).replace(/ {2,}/g, " ").trim();
}

/**
 * Turns Markdown into plain text. Removes addresses, images and HTML completely, and keeps the text of a link.
 * `~~struck~~` text, headings, quotes and emphasis lose their markup. Code may lose some of its signs, too.
 */
export const withoutMarkup = (text: string): string =>
  strip(text, /<\/?[a-z!][^<>]{0,600}>/gi, (plain) => plain.replace(/\*{1,3}|~~|__/g, ""));

const HTML =
  "a|abbr|article|aside|audio|b|base|blockquote|body|br|button|canvas|center|cite|code|dd|del|details|div|dl|dt|em|" +
  "embed|fieldset|figcaption|figure|font|footer|form|frame|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|" +
  "label|legend|li|link|main|mark|meta|nav|object|ol|option|p|picture|pre|q|s|samp|script|section|select|small|" +
  "source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|textarea|tfoot|th|thead|title|tr|u|ul|var|video";
/**
 * HTML tags. A name in angle brackets directly after a word is a type, as in `Promise<object>`, unless it has
 * attributes or is a line break. An attribute's name starts with a letter, so `<b && c>` is a comparison.
 */
const TAGS = new RegExp(
  [
    `</(?:${HTML})\\s{0,9}>`,
    `(?<![\\w$])<(?:${HTML})(?:\\s{0,9}/?|\\s{1,99}[a-z:@_][^<>]{0,600})>`,
    `<(?:${HTML})[\\s/]{1,99}[a-z:@_][^<>=]{0,600}=[^<>]{0,600}>`,
    "<br ?/?>",
    "<![^<>]{0,600}>",
    "<(?:https?|ftp|mailto|data|javascript):[^<>]{0,600}>",
  ].join("|"),
  "gi",
);
const EMPHASIS = [
  /(?<![\w*])(\*{1,3})(?=[^\s*])([\s\S]{0,600}?[^\s*])\1(?![\w*])/g,
  /(?<!\w)(__)(?=[^\s_])([\s\S]{0,600}?[^\s_])\1(?!\w)/g,
  /(~~)(?=[^\s~])([\s\S]{0,600}?[^\s~])\1/g,
];
/** Removes pairs of marks. A second pass removes the pairs inside other pairs. */
const withoutPairs = (text: string): string =>
  [...EMPHASIS, ...EMPHASIS].reduce((plain, pair) => plain.replace(pair, "$2"), text);

/**
 * Like `withoutMarkup`, but keeps what only looks like markup: signs of a calculation, and types in angle brackets.
 */
export const withoutCertainMarkup = (text: string): string => strip(text, TAGS, withoutPairs);
