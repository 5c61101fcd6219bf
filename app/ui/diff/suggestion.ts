/**
 * Reads and writes the suggestions in a comment. A suggestion is a replacement for the lines that the comment is about.
 * These functions are pure.
 */

/** A piece of a comment: Markdown, or the text of a ```suggestion block. */
export interface Piece {
  readonly type: "text" | "suggestion";
  readonly text: string;
}

/** The maximum number of suggestions in a comment. Further suggestion blocks are shown as code. */
const MOST_SUGGESTIONS = 20;

const OPENS = /^ {0,3}(`{3,}|~{3,})/;
const SHUTS = /^ {0,3}(`{3,}|~{3,})[ \t]*$/;

/**
 * Returns the fence that a line opens, or null. A line of backticks whose info string contains a backtick is inline
 * code, not a fence.
 */
function openedBy(line: string): { readonly sign: string; readonly name: string } | null {
  const [all, sign] = OPENS.exec(line) ?? [];
  if (!all || !sign) return null;
  const info = line.slice(all.length).trim();
  return sign.startsWith("`") && info.includes("`") ? null : { sign, name: info.split(/\s/, 1)[0]! };
}

/**
 * Splits a comment at its fenced blocks with the name `suggestion`, following CommonMark: a longer or different fence
 * contains everything inside it, and an unclosed fence extends to the end. Blank pieces are left out. Only the first
 * `MOST_SUGGESTIONS` blocks are suggestions.
 */
export function piecesOf(markdown: string): Piece[] {
  const pieces: Piece[] = [];
  let text: string[] = [];
  let found = 0;
  let fence: { readonly sign: string; readonly lines: string[] | null } | null = null;
  const put = (type: Piece["type"], lines: readonly string[]) => {
    if (type === "suggestion" || lines.some((line) => line.trim())) pieces.push({ type, text: lines.join("\n") });
  };
  for (const line of markdown.split(/\r?\n/)) {
    if (fence) {
      const isShut = SHUTS.exec(line)?.[1]?.startsWith(fence.sign) ?? false;
      if (fence.lines === null) text.push(line);
      else if (isShut) put("suggestion", fence.lines);
      else fence.lines.push(line);
      if (isShut) fence = null;
      continue;
    }
    const opened = openedBy(line);
    const isSuggestion = opened?.name === "suggestion" && found < MOST_SUGGESTIONS;
    if (isSuggestion) {
      found++;
      put("text", text);
      text = [];
    } else text.push(line);
    if (opened) fence = { sign: opened.sign, lines: isSuggestion ? [] : null };
  }
  if (fence?.lines) put("suggestion", fence.lines);
  put("text", text);
  return pieces;
}

/** Returns a suggestion block with these lines, and a fence that is long enough to contain them. */
export function suggestionOf(lines: string): string {
  const longest = Math.max(2, ...[...lines.matchAll(/`{3,}/g)].map(([sign]) => sign.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}suggestion\n${lines}\n${fence}`;
}
