import type { Token } from "./tones";

/**
 * A name in one line of some code: a link to its definition, or a definition. Columns are counted from 0, and `to` is
 * exclusive.
 */
export interface NameMark {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly mark: Pick<Token, "to" | "id">;
}

/** The marks of each piece of code, keyed by the code's key, in the order of the text. */
export type NameMarks = Readonly<Record<string, readonly NameMark[]>>;

/** Marks names in highlighted lines. `marks` are in the order of the text, and don't overlap. */
export function markNames(lines: readonly (readonly Token[])[], marks: readonly NameMark[]): readonly Token[][] {
  let next = 0;
  return lines.map((tokens, i) => {
    const first = next;
    while (marks[next]?.line === i + 1) next++;
    return first === next ? [...tokens] : markLine(tokens, marks.slice(first, next));
  });
}

function markLine(tokens: readonly Token[], marks: readonly NameMark[]): Token[] {
  const marked: Token[] = [];
  let [start, next] = [0, 0];
  for (const token of tokens) {
    const end = start + token.text.length;
    let cut = start;
    for (let mark = marks[next]; mark && mark.from < end; mark = marks[++next]) {
      // The highlighter never splits a name. If a name were split, it would not become a link.
      if (mark.from < cut || mark.to > end) continue;
      const between = token.text.slice(cut - start, mark.from - start);
      if (between) marked.push({ ...token, text: between });
      marked.push({ ...token, text: token.text.slice(mark.from - start, mark.to - start), ...mark.mark });
      cut = mark.to;
    }
    if (cut < end) marked.push(cut === start ? token : { ...token, text: token.text.slice(cut - start) });
    start = end;
  }
  return marked;
}
