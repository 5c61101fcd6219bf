import type { Token } from "../text/tones";

export type Side = "old" | "new";

/** A line of a diff. Numbers start from 1. `old` is null on added lines, and `new` on deleted lines. */
export interface DiffLine {
  readonly type: "same" | "add" | "del";
  readonly old: number | null;
  readonly new: number | null;
  readonly tokens: readonly Token[];
  /** The tokens of an unchanged line in the old version, where its names may have other definitions. */
  readonly oldTokens?: readonly Token[] | undefined;
}

/** Splits a text into lines. A final line break ends the last line and doesn't start another one. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

const plain = (text: string): Token[] => (text ? [{ text }] : []);

/** The highlighted lines of the two texts, if the server has highlighted them (`highlight`). */
export interface Toned {
  readonly old?: readonly (readonly Token[])[];
  readonly new?: readonly (readonly Token[])[];
}

/** A line of a diff as plain text, before highlighting. */
export interface TextRow extends Omit<DiffLine, "tokens" | "oldTokens"> {
  readonly text: string;
}

/** Adds highlighting to rows; a line without highlighting stays plain. */
export function toneRows(rows: readonly TextRow[], toned: Toned = {}): DiffLine[] {
  return rows.map(({ text, ...line }) => {
    const oldTokens = line.old === null ? undefined : toned.old?.[line.old - 1];
    const tokens = line.new === null ? oldTokens : toned.new?.[line.new - 1];
    return { ...line, tokens: tokens ?? plain(text), oldTokens };
  });
}

/**
 * Whether a range of the old version's lines (`to` included) has changed: a line is deleted, or something is inserted.
 */
export function isTouched(lines: readonly Pick<DiffLine, "type" | "old">[], from: number, to: number): boolean {
  let at = 0;
  for (const { type, old } of lines) {
    at = old ?? at;
    if (type === "del" && from <= at && at <= to) return true;
    if (type === "add" && from <= at && at < to) return true;
  }
  return false;
}

/** A part of a diff that is shown or folded. `from` and `to` are indices into the lines; `to` is exclusive. */
export interface Segment {
  readonly type: "lines" | "fold";
  readonly from: number;
  readonly to: number;
}

/**
 * Folds unchanged lines further than `context` from a change. `isKept` says which lines must stay visible, because a
 * finding is on them, they are selected, or they were unfolded. One or two lines are not folded, because that saves
 * nothing.
 */
export function segmentsOf(
  lines: readonly DiffLine[],
  isKept: (line: DiffLine) => boolean = () => false,
  context = 3,
): Segment[] {
  const isSeen = new Array<boolean>(lines.length).fill(false);
  lines.forEach((line, i) => {
    if (line.type !== "same") {
      for (let j = Math.max(0, i - context); j <= Math.min(lines.length - 1, i + context); j++) isSeen[j] = true;
    } else if (isKept(line)) isSeen[i] = true;
  });
  const segments: Segment[] = [];
  for (let from = 0; from < lines.length; ) {
    let to = from;
    while (to < lines.length && isSeen[to] === isSeen[from]) to++;
    const type = isSeen[from] || to - from < 3 ? "lines" : "fold";
    const last = segments.at(-1);
    if (last && type === "lines" && last.type === "lines") segments[segments.length - 1] = { ...last, to };
    else segments.push({ type, from, to });
    from = to;
  }
  return segments;
}

/** A row of the side-by-side diff: null if this side has no line. */
export interface SplitRow {
  readonly old: DiffLine | null;
  readonly new: DiffLine | null;
}

/** Puts the deleted and added lines of one block side by side. */
export function splitRows(lines: readonly DiffLine[]): SplitRow[] {
  const rows: SplitRow[] = [];
  for (let i = 0; i < lines.length; ) {
    const line = lines[i]!;
    if (line.type === "same") {
      rows.push({ old: line, new: line });
      i++;
      continue;
    }
    const deleted: DiffLine[] = [];
    const added: DiffLine[] = [];
    for (; i < lines.length && lines[i]!.type !== "same"; i++)
      (lines[i]!.type === "del" ? deleted : added).push(lines[i]!);
    for (let row = 0; row < Math.max(deleted.length, added.length); row++)
      rows.push({ old: deleted[row] ?? null, new: added[row] ?? null });
  }
  return rows;
}

export function countsOf(lines: readonly DiffLine[]): { added: number; deleted: number } {
  let [added, deleted] = [0, 0];
  for (const line of lines) {
    if (line.type === "add") added++;
    if (line.type === "del") deleted++;
  }
  return { added, deleted };
}
