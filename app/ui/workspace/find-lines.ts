import type { Side } from "../diff/diff-lines";

/** A text that can be searched. */
export interface FindFile {
  readonly path: string;
  /** Before or after a change; "new" if nothing changed. */
  readonly side: Side;
  readonly text: string;
  /** Only these lines are searched, if given: the others are in another text, too. */
  readonly only?: ReadonlySet<number>;
  /** Said beside its name: "read only". */
  readonly note?: string;
}

export interface FoundLine {
  readonly file: FindFile;
  readonly line: number;
  readonly text: string;
  /** Where the searched text is in the line. */
  readonly from: number;
  readonly to: number;
}

/** More lines than anyone reads: a longer search finds fewer. */
export const MOST_FOUND = 200;

/**
 * Every line that contains the text, in any case, with its first place. One pass over the files. `isMore`: it stopped
 * at the limit.
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
      // A few letters have another length in lower case: then the whole line is marked.
      const isSame = folded.length === line.length;
      const place = isSame ? { from, to: from + lower.length } : { from: 0, to: line.length };
      found.push({ file, line: i + 1, text: line, from: place.from, to: place.to });
    }
  }
  return { found, isMore: false };
}
