import type { DefectClass } from "../defect-classes";
import { type ChangedFile, type Range, WIDEN_BY } from "../place";
import { RING_FROM } from "./constants";
import { byPath } from "./diff";
import { acceptsWhole, type Issue, type Remark, rangesOf } from "./key-schema";

/** The diff and the places from the key, with which findings are compared. */
export interface Judged {
  readonly files: readonly ChangedFile[];
  readonly issues: readonly (Pick<Issue, "id" | "classes" | "severity" | "accepted"> & {
    /** Other lines where the issue is visible, such as lines that its fix edits, callers, types, comments and tests. */
    readonly related?: readonly Range[];
  })[];
  readonly neutral: readonly Pick<Remark, "file" | "side" | "from" | "to">[];
  readonly decoys: readonly Pick<Remark, "file" | "side" | "from" | "to">[];
  /** Classes for which a finding on the whole change neither earns nor costs anything. */
  readonly wholeNeutral?: readonly DefectClass[] | undefined;
}

/** The changed lines along which marks are moved, as row numbers of the terrain, in diff order. */
type Ring = readonly number[];

/** A bit set of issues: issue i is bit i. `MAX_ISSUES` keeps it within 16 bits. */
type IssueBits = number;

/** `own`: the issues whose own lines include a place. `related`: the issues whose related lines include the place. */
export interface Bits {
  readonly own: IssueBits;
  readonly related: IssueBits;
}

/** Returns the files in which an issue is visible. */
export const filesOf = (issue: Judged["issues"][number]): ReadonlySet<string> =>
  new Set([...rangesOf(issue), ...(issue.related ?? [])].map(({ file }) => file));

/**
 * A change as rows, numbered continuously across all files in path order, so that places on both sides can be compared.
 * An unchanged line is a single row, whichever side a finding marks.
 */
export interface Terrain {
  readonly judged: Judged;
  /** Returns the rows in a range, in order. Empty if the file or the lines do not exist. */
  rowsOf(range: Range): number[];
  /**
   * Returns the row itself if it is changed, otherwise the nearest changed row in its file (the earlier of two equally
   * near rows).
   */
  nearestChanged(row: number): number;
  /** Returns the path of the row's file. */
  pathOf(row: number): string;
  /** Whether the row is added or deleted. */
  isChanged(row: number): boolean;
  /** For each row, the issues whose widened accepted lines contain the row. */
  readonly issuesAt: readonly IssueBits[];
  /** Like `issuesAt`, but for changed rows only. The nearest one stands for a range in which no row is changed. */
  readonly issuesOnRing: readonly IssueBits[];
  /** For each row, the issues whose related lines contain the row, without issues that accept the row. */
  readonly relatedAt: readonly IssueBits[];
  /** Like `relatedAt`, but for changed rows only, as in `issuesOnRing`. */
  readonly relatedOnRing: readonly IssueBits[];
  /** Issues that a finding on the whole change can match. */
  readonly wholeIssues: IssueBits;
  readonly isNeutral: readonly boolean[];
  readonly isDecoy: readonly boolean[];
  readonly rings: readonly Ring[];
}

type Lines = { readonly from: number; readonly to: number };

/**
 * Widens accepted ranges by 2 lines on each side, but at most half-way to the next issue's range in the same file and
 * on the same side, and never into a neutral range or decoy.
 */
function widened(range: Range, others: readonly Range[], isQuiet: (line: number) => boolean): Lines {
  const near = others.filter((other) => other.file === range.file && other.side === range.side);
  const room = (gaps: number[]) => Math.max(0, Math.min(WIDEN_BY, ...gaps.map((gap) => Math.floor(gap / 2))));
  const up = room(near.filter((o) => o.from < range.from).map((o) => range.from - o.to - 1));
  const down = room(near.filter((o) => o.to > range.to).map((o) => o.from - range.to - 1));
  let { from, to } = range;
  while (range.from - from < up && !isQuiet(from - 1)) from--;
  while (to - range.to < down && !isQuiet(to + 1)) to++;
  return { from, to };
}

/**
 * Returns the rings. A ring consists of a file's changed lines in diff order. If a file has fewer than 40 changed
 * lines, they join the largest file's ring, in path order. `changed`: each file's changed rows, with the files in path
 * order.
 */
function ringsOf(changed: readonly (readonly number[])[]): Ring[] {
  const largest = changed.reduce((best, rows, i) => (rows.length > changed[best]!.length ? i : best), 0);
  const joined = changed.filter((rows, i) => i === largest || rows.length < RING_FROM).flat();
  const own = changed.filter((rows, i) => i !== largest && rows.length >= RING_FROM);
  return [joined, ...own].filter((ring) => ring.length > 0);
}

export function terrainOf(judged: Judged): Terrain {
  const files = [...judged.files].sort(byPath);
  /** Row numbers, keyed by file and side, then by line number. */
  const rowAt = new Map<string, Map<number, number>>();
  const changedRows: number[][] = [];
  const fileOf: number[] = [];
  const isChanged: boolean[] = [];
  let count = 0;
  files.forEach((file, index) => {
    const [old, now, changed] = [new Map<number, number>(), new Map<number, number>(), [] as number[]];
    for (const row of file.rows) {
      if (row.old !== null) old.set(row.old, count);
      if (row.new !== null) now.set(row.new, count);
      if (row.type !== "same") changed.push(count);
      isChanged.push(row.type !== "same");
      fileOf.push(index);
      count++;
    }
    rowAt.set(`old ${file.path}`, old).set(`new ${file.path}`, now);
    changedRows.push(changed);
  });

  const rowsOf = ({ file, side, from, to }: Range): number[] => {
    const lines = rowAt.get(`${side} ${file}`);
    const rows: number[] = [];
    for (let line = from; lines && line <= to && line <= from + count; line++) {
      const row = lines.get(line);
      if (row !== undefined) rows.push(row);
    }
    return rows;
  };
  const nearestChanged = (row: number): number => {
    const changed = changedRows[fileOf[row]!]!;
    return changed.reduce((best, other) => (Math.abs(other - row) < Math.abs(best - row) ? other : best), changed[0]!);
  };

  const flags = (ranges: readonly Range[]) => {
    const flagged = new Array<boolean>(count).fill(false);
    for (const range of ranges) for (const row of rowsOf(range)) flagged[row] = true;
    return flagged;
  };
  const isNeutral = flags(judged.neutral);
  const isDecoy = flags(judged.decoys);

  const issuesAt = new Array<IssueBits>(count).fill(0);
  const issuesOnRing = new Array<IssueBits>(count).fill(0);
  const relatedAt = new Array<IssueBits>(count).fill(0);
  const relatedOnRing = new Array<IssueBits>(count).fill(0);
  let wholeIssues: IssueBits = 0;
  const add = (
    bit: IssueBits,
    rows: readonly number[],
    first: number,
    to: { at: IssueBits[]; onRing: IssueBits[] },
  ) => {
    for (const row of rows) to.at[row]! |= bit;
    const onRing = rows.filter((row) => isChanged[row]);
    if (onRing.length === 0 && rows.length > 0) onRing.push(nearestChanged(first));
    for (const row of onRing) to.onRing[row]! |= bit;
  };
  judged.issues.forEach((issue, i) => {
    const bit = 1 << i;
    if (acceptsWhole(issue)) wholeIssues |= bit;
    const others = judged.issues.filter((other) => other !== issue).flatMap(rangesOf);
    for (const range of rangesOf(issue)) {
      const isQuiet = (line: number) =>
        rowsOf({ ...range, from: line, to: line }).some((row) => isNeutral[row] || isDecoy[row]);
      const rows = rowsOf({ ...range, ...widened(range, others, isQuiet) });
      add(bit, rows, rowsOf(range)[0] ?? rows[0]!, { at: issuesAt, onRing: issuesOnRing });
    }
    for (const range of issue.related ?? []) {
      const rows = rowsOf(range).filter((row) => (issuesAt[row]! & bit) === 0);
      add(bit, rows, rows[0]!, { at: relatedAt, onRing: relatedOnRing });
    }
  });

  return {
    judged,
    rowsOf,
    nearestChanged,
    pathOf: (row) => files[fileOf[row]!]!.path,
    isChanged: (row) => isChanged[row] ?? false,
    issuesAt,
    issuesOnRing,
    relatedAt,
    relatedOnRing,
    wholeIssues,
    isNeutral,
    isDecoy,
    rings: ringsOf(changedRows),
  };
}

/**
 * Returns each ring's files and length, and the number of its changed lines that the widened accepted ranges cover.
 * Used to check `QUARTER`.
 */
export function coverage(terrain: Terrain): { covered: number; length: number; paths: string[] }[] {
  return terrain.rings.map((ring) => ({
    paths: [...new Set(ring.map(terrain.pathOf))],
    covered: ring.filter((row) => terrain.issuesOnRing[row] !== 0).length,
    length: ring.length,
  }));
}
