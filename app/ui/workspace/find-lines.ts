import type { Side } from "../diff/diff-lines";

/** A text that can be searched. */
export interface FindFile {
  readonly path: string;
  /** The side of a change, before or after it. Unchanged files are "new". */
  readonly side: Side;
  readonly text: string;
  /**
   * The lines to search. If given, only these lines are searched, because all other lines also occur in another text.
   */
  readonly only?: ReadonlySet<number>;
  /** A remark beside the file's name, such as "read only". */
  readonly note?: string;
}

export interface FoundLine {
  readonly file: FindFile;
  readonly line: number;
  readonly text: string;
  /** The range of the line that contains the searched text. */
  readonly from: number;
  readonly to: number;
}

/**
 * The maximum number of lines to find, which is more than anyone reads. People can enter a longer search text to find
 * fewer lines.
 */
export const MOST_FOUND = 200;

/**
 * Every line that contains the text, ignoring case, with the text's first position in the line. Makes one pass over the
 * files. `isMore` means that the search stopped at the limit.
 */
export function findLines(
  files: readonly FindFile[],
  text: string,
): { readonly found: readonly FoundLine[]; readonly isMore: boolean } {
  const found: FoundLine[] = [];
  const lower = text.toLowerCase();
  if (lower.trim() === "") return { found, isMore: false };
  for (const file of files) {
    const lines = file.text.split("\n");
    for (let i = 0; i < lines.length; i++) {
      if (file.only && !file.only.has(i + 1)) continue;
      const line = lines[i]!;
      const folded = line.toLowerCase();
      const from = folded.indexOf(lower);
      if (from < 0) continue;
      if (found.length === MOST_FOUND) return { found, isMore: true };
      // A few letters change their length in lower case, so the position of the match is unknown. In that case, the
      // whole line is marked.
      const isSame = folded.length === line.length;
      const place = isSame ? { from, to: from + lower.length } : { from: 0, to: line.length };
      found.push({ file, line: i + 1, text: line, from: place.from, to: place.to });
    }
  }
  return { found, isMore: false };
}
