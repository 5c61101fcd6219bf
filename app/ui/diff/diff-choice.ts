import type { DiffLine, Side } from "./diff-lines";

/** A range of lines on one side of one file, 1-based, inclusive. */
export interface LineRange {
  readonly file: string;
  readonly side: Side;
  readonly from: number;
  readonly to: number;
}

/** A selection of lines, with a fixed start and a moving end. */
export interface Choice {
  readonly file: string;
  readonly side: Side;
  readonly anchor: number;
  readonly head: number;
}

/** A possible position of the cursor: one line on one side of one file. */
export interface Stop {
  readonly file: string;
  readonly side: Side;
  readonly line: number;
  readonly type: DiffLine["type"];
  /** The same line's number on the other side, for unchanged lines. */
  readonly other: number | null;
}

/** The maximum number of lines in a finding. A finding must point at the lines to change, not at a whole file. */
const MOST_LINES = 12;

export interface DiffPart {
  readonly path: string;
  readonly lines: readonly DiffLine[];
}

/** The side of a line: old for deleted lines, otherwise new. */
const sideOf = (line: DiffLine): Side => (line.type === "del" ? "old" : "new");

/** The positions in all files in display order; `isSeen` leaves out folded lines. */
export function stopsOf(parts: readonly DiffPart[], isSeen: (file: string, index: number) => boolean): Stop[] {
  return parts.flatMap(({ path, lines }) =>
    lines.flatMap((line, i) => {
      if (!isSeen(path, i)) return [];
      const side = sideOf(line);
      const other = line[side === "new" ? "old" : "new"];
      return [{ file: path, side, line: line[side]!, type: line.type, other }];
    }),
  );
}

const isAt = (stop: Stop, at: Choice) =>
  stop.file === at.file && (stop.side === at.side ? stop.line : stop.other) === at.head;

const indexOf = (stops: readonly Stop[], at: Choice | null) => (at ? stops.findIndex((stop) => isAt(stop, at)) : -1);

export const choose = (stop: Pick<Stop, "file" | "side" | "line">): Choice => ({
  file: stop.file,
  side: stop.side,
  anchor: stop.line,
  head: stop.line,
});

/** The next or previous line in all files, if any. Starts at the first change if nothing is selected. */
export function step(stops: readonly Stop[], at: Choice | null, by: 1 | -1): Choice | null {
  const here = indexOf(stops, at);
  if (here < 0) {
    const first = stops.find((stop) => stop.type !== "same") ?? stops[0];
    return first ? choose(first) : null;
  }
  return choose(stops[Math.min(stops.length - 1, Math.max(0, here + by))]!);
}

/** Moves the selection's end by one line on its own side, within the file and the limit. */
export function stretch(parts: readonly DiffPart[], at: Choice, by: 1 | -1): Choice {
  return extendTo(parts, at, at.head + by);
}

/** Extends a selection to a line on its own side, up to the maximum number of lines or the file's end. */
function extendTo(parts: readonly DiffPart[], at: Choice, line: number): Choice {
  const lines = parts.find((part) => part.path === at.file)?.lines ?? [];
  let last = 0;
  for (const entry of lines) last = Math.max(last, entry[at.side] ?? 0);
  const within = Math.min(Math.max(line, 1), Math.max(last, 1));
  const head = Math.min(Math.max(within, at.anchor - MOST_LINES + 1), at.anchor + MOST_LINES - 1);
  return { ...at, head };
}

/**
 * Extends a selection towards any line of the diff. A line on the other side counts as the nearest line above it on
 * the selection's own side. A line in another file starts a new selection.
 */
export function extendToward(
  parts: readonly DiffPart[],
  at: Choice | null,
  target: Pick<Stop, "file" | "side" | "line">,
): Choice {
  if (!at || at.file !== target.file) return choose(target);
  if (at.side === target.side) return extendTo(parts, at, target.line);
  const lines = parts.find((part) => part.path === at.file)?.lines ?? [];
  const index = lines.findIndex((line) => line[target.side] === target.line);
  for (let i = index; i >= 0; i--) {
    const own = lines[i]?.[at.side];
    if (own) return extendTo(parts, at, own);
  }
  return extendTo(parts, at, 1);
}

/** The first line of the next or previous block of changed lines, over all files; null if there is none. */
export function stepChange(stops: readonly Stop[], at: Choice | null, by: 1 | -1): Choice | null {
  const starts = stops.flatMap((stop, i) => {
    const before = stops[i - 1];
    const begins = stop.type !== "same" && (!before || before.type === "same" || before.file !== stop.file);
    return begins ? [i] : [];
  });
  const here = indexOf(stops, at);
  const target = by === 1 ? starts.find((i) => i > here) : starts.findLast((i) => i < here);
  return target === undefined ? null : choose(stops[target]!);
}

/** The first changed line (or else the first line) of the next file, wrapping around. */
export function stepFile(parts: readonly DiffPart[], stops: readonly Stop[], at: Choice | null): Choice | null {
  if (!parts.length) return null;
  const here = at ? parts.findIndex((part) => part.path === at.file) : -1;
  for (let i = 1; i <= parts.length; i++) {
    const { path } = parts[(here + i) % parts.length]!;
    const inFile = stops.filter((stop) => stop.file === path);
    const first = inFile.find((stop) => stop.type !== "same") ?? inFile[0];
    if (first) return choose(first);
  }
  return null;
}

export function rangeOf(choice: Choice): LineRange {
  const { file, side, anchor, head } = choice;
  return { file, side, from: Math.min(anchor, head), to: Math.max(anchor, head) };
}

export const holds = (range: LineRange, file: string, side: Side, line: number | null): boolean =>
  line !== null && range.file === file && range.side === side && range.from <= line && line <= range.to;

/** Whether a displayed line is in a range, on the range's side. */
export const holdsLine = (range: LineRange, file: string, line: DiffLine): boolean =>
  holds(range, file, range.side, line[range.side]);

/** Describes a range, for example "line 12", "lines 8 to 10" or "old lines 3 to 4". */
export function sayRange({ side, from, to }: Pick<LineRange, "side" | "from" | "to">): string {
  const old = side === "old" ? "old " : "";
  return from === to ? `${old}line ${from}` : `${old}lines ${from} to ${to}`;
}
