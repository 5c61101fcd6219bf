/** Computes a key for a test's body. Bodies that differ only in white space and comments have the same key. */

/** Matches a comment, white space, a character that may start a literal, or the text between these. */
const PIECE = /\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/)?|\s+|["'`/]|[^\s"'`/]+/g;

/** Removes comments and white space outside of strings, templates and regular expressions. Takes linear time. */
function normaliseBody(source: string): string {
  const out: string[] = [];
  let last = "";
  const add = (text: string) => {
    out.push(text);
    last = (last + text).slice(-LOOKED_BACK);
  };
  PIECE.lastIndex = 0;
  for (let found = PIECE.exec(source); found; found = PIECE.exec(source)) {
    const [piece] = found;
    if (piece.startsWith("//") || piece.startsWith("/*")) continue;
    if (/^\s/.test(piece)) {
      // White space matters only between two words.
      if (/[\w$]$/.test(last) && /^[\w$]/.test(source.charAt(PIECE.lastIndex))) add(" ");
    } else if (/^["'`]/.test(piece) || (piece === "/" && startsPattern(last))) {
      const end = literalEnd(source, found.index);
      add(source.slice(found.index, end));
      PIECE.lastIndex = end;
    } else add(piece);
  }
  return out.join("");
}

/**
 * The number of characters before a "/" that are needed to decide its meaning: the longest keyword that a regular
 * expression may follow, and one character before that keyword.
 */
const LOOKED_BACK = 10;

/** Whether a "/" after this text starts a regular expression. After a value, it is a division. */
export const startsPattern = (before: string) =>
  !/[\w$)\]}"'`]$/.test(before) || /\b(?:return|typeof|case|in|of)$/.test(before);

export function literalEnd(source: string, from: number): number {
  const quote = source[from];
  let inClass = false;
  for (let at = from + 1; at < source.length; at++) {
    const char = source[at];
    if (char === "\\") at++;
    else if (quote === "/" && char === "[") inClass = true;
    else if (quote === "/" && char === "]") inClass = false;
    else if (char === quote && !inClass) return at + 1;
    else if (char === "\n" && quote !== "`") return at;
  }
  return source.length;
}

/**
 * Returns the key (FNV-1a over UTF-16 units in two lanes). 64 bits are more than enough for the tests in one request.
 */
export function bodyKey(source: string): string {
  const text = normaliseBody(source);
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193);
    b = Math.imul(b ^ text.charCodeAt(i), 0x85ebca6b) ^ (b >>> 13);
  }
  return (a >>> 0).toString(16).padStart(8, "0") + (b >>> 0).toString(16).padStart(8, "0");
}
