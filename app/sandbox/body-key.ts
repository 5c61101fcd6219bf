/** A key for a test's body that is the same for bodies that differ in blanks and comments only. */

/** Comments and blanks outside of strings, templates and patterns are taken out. */
function normaliseBody(source: string): string {
  let out = "";
  let at = 0;
  while (at < source.length) {
    const rest = source.slice(at, at + 2);
    if (rest === "//") {
      const end = source.indexOf("\n", at);
      at = end < 0 ? source.length : end;
    } else if (rest === "/*") {
      const end = source.indexOf("*/", at + 2);
      at = end < 0 ? source.length : end + 2;
    } else if (/\s/.test(source[at]!)) {
      at++;
      // A blank matters between two words only.
      if (/[\w$]$/.test(out) && /^\s*[\w$]/.test(source.slice(at))) out += " ";
    } else if (`"'\``.includes(source[at]!) || (source[at] === "/" && startsPattern(out))) {
      const end = literalEnd(source, at);
      out += source.slice(at, end);
      at = end;
    } else out += source[at++];
  }
  return out;
}

/** A "/" after a value divides; elsewhere it opens a pattern. */
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

/** FNV-1a over UTF-16 units in two lanes: 64 bits are plenty for the tests of one request. */
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
