/** Suggestions inside a comment: what somebody would write in place of the lines that it stands on. Pure. */

/** A comment in order: Markdown, and the text of each ```suggestion block. */
export interface Piece {
  readonly type: "text" | "suggestion";
  readonly text: string;
}

const OPENS = /^ {0,3}(`{3,}|~{3,})[ \t]*([^`\s]*)[^`]*$/;

/**
 * Takes a comment apart at its fenced blocks that are called `suggestion`, as CommonMark reads fences: a longer or other
 * fence holds what is inside, and one that is never shut goes to the end. Pieces of nothing but blanks are left out.
 */
export function piecesOf(markdown: string): Piece[] {
  const pieces: Piece[] = [];
  let text: string[] = [];
  let fence: { readonly sign: string; readonly lines: string[] | null } | null = null;
  const put = (type: Piece["type"], lines: readonly string[]) => {
    if (type === "suggestion" || lines.some((line) => line.trim())) pieces.push({ type, text: lines.join("\n") });
  };
  for (const line of markdown.split(/\r?\n/)) {
    if (fence) {
      const isShut = new RegExp(`^ {0,3}${fence.sign[0]}{${fence.sign.length},}[ \\t]*$`).test(line);
      if (fence.lines === null) text.push(line);
      else if (isShut) put("suggestion", fence.lines);
      else fence.lines.push(line);
      if (isShut) fence = null;
      continue;
    }
    const [, sign, name] = OPENS.exec(line) ?? [];
    if (sign && name === "suggestion") {
      put("text", text);
      text = [];
    } else text.push(line);
    if (sign) fence = { sign, lines: name === "suggestion" ? [] : null };
  }
  if (fence?.lines) put("suggestion", fence.lines);
  put("text", text);
  return pieces;
}

/** A block that suggests these lines, in a fence that they do not shut. */
export function suggestionOf(lines: string): string {
  const longest = Math.max(2, ...[...lines.matchAll(/`{3,}/g)].map(([sign]) => sign.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}suggestion\n${lines}\n${fence}`;
}
