import { diffArrays } from "diff";
import { type DiffLine, linesOf, type TextRow, type Toned, toneRows } from "./diff-lines";

// This file is separate from `diff-lines.ts`, so that pages that only show a diff don't load the package that computes
// one.

/**
 * The maximum number of deleted and added lines. The search is quadratic: it takes 7 s for two texts of 6,000 lines,
 * and a page may compare twenty files.
 */
const MOST_EDITS = 400;

/** A run of consecutive lines that are in both texts, or only in one of them. */
export interface Stretch {
  readonly type: "same" | "add" | "del";
  readonly lines: readonly string[];
}

/**
 * Compares two texts line by line. Lines that both texts share at the start and at the end are unchanged. If the lines
 * in between differ too much, all of them count as deleted and added.
 */
export function compareLines(before: readonly string[], after: readonly string[]): Stretch[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end++;
  const [old, now] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  const parts = diffArrays(old, now, { maxEditLength: MOST_EDITS })?.map(
    ({ added, removed, value }): Stretch => ({ type: added ? "add" : removed ? "del" : "same", lines: value }),
  );
  return [
    { type: "same", lines: before.slice(0, start) },
    ...(parts ?? [
      { type: "del", lines: old },
      { type: "add", lines: now },
    ]),
    { type: "same", lines: before.slice(before.length - end) },
  ];
}

/**
 * Returns every line of both versions in diff order, including unchanged lines (`segmentsOf` folds them). Null means
 * that the file is missing: all lines of the other version then count as added or deleted. Within a changed block,
 * deleted lines come first.
 */
export function diffLines(before: string | null, after: string | null, toned: Toned = {}): DiffLine[] {
  const rows: TextRow[] = [];
  const deleted: TextRow[] = [];
  const added: TextRow[] = [];
  let [old, now] = [0, 0];
  const flush = () => {
    for (const row of deleted.splice(0)) rows.push(row);
    for (const row of added.splice(0)) rows.push(row);
  };
  for (const { type, lines } of compareLines(linesOf(before ?? ""), linesOf(after ?? ""))) {
    for (const text of lines) {
      if (type === "del") deleted.push({ type: "del", old: ++old, new: null, text });
      else if (type === "add") added.push({ type: "add", old: null, new: ++now, text });
      else {
        flush();
        rows.push({ type: "same", old: ++old, new: ++now, text });
      }
    }
  }
  flush();
  return toneRows(rows, toned);
}
