import { diffArrays } from "diff";
import type { Files } from "~/sandbox/contract";
import type { ChangedFile, Row } from "../place";

/** Splits text into numbered lines. A line break at the end doesn't start another line. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

/**
 * The maximum number of deleted and added lines that the search finds in all changed files. The search time is
 * proportional to the square of this number. It must stay short (about 50 ms), because web processes read uploaded
 * exercises.
 */
const MOST_EDITS = 1_000;

interface Part {
  readonly value: readonly string[];
  readonly added: boolean;
  readonly removed: boolean;
}

/** Compares two versions line by line. If they differ by more than `most` lines, `after` replaces `before`. */
function compare(before: readonly string[], after: readonly string[], most: number): readonly Part[] {
  const found =
    before.length > 0 && after.length > 0 && diffArrays([...before], [...after], { maxEditLength: Math.max(0, most) });
  return (
    found || [
      { value: before, added: false, removed: true },
      { value: after, added: true, removed: false },
    ]
  );
}

/**
 * Returns the diff of two versions. If one version is null, the file does not exist on that side, and every line of the
 * other version is added or deleted. If the versions differ by more than `most` lines, every line of the old version is
 * deleted and every line of the new version is added.
 */
export function diffRows(before: string | null, after: string | null, most = MOST_EDITS): Row[] {
  const rows: Row[] = [];
  const deleted: Row[] = [];
  const added: Row[] = [];
  const flush = () => rows.push(...deleted.splice(0), ...added.splice(0));
  let [old, now] = [0, 0];
  for (const part of compare(linesOf(before ?? ""), linesOf(after ?? ""), most)) {
    for (const text of part.value) {
      if (part.removed) deleted.push({ type: "del", old: ++old, new: null, text });
      else if (part.added) added.push({ type: "add", old: null, new: ++now, text });
      else {
        flush();
        rows.push({ type: "same", old: ++old, new: ++now, text });
      }
    }
  }
  flush();
  return rows;
}

export const byPath = (a: { readonly path: string }, b: { readonly path: string }) =>
  a.path < b.path ? -1 : a.path > b.path ? 1 : 0;

/**
 * Returns the files that differ, in path order. Beyond `MOST_EDITS`, files count as replaced. This never affects
 * accepted exercises, because `check` allows far fewer changed lines.
 */
export function changedFiles(before: Files, after: Files): ChangedFile[] {
  let left = MOST_EDITS;
  const paths = new Set([...Object.keys(before), ...Object.keys(after)]);
  const changed: ChangedFile[] = [];
  for (const path of paths) {
    const [old, now] = [before[path] ?? null, after[path] ?? null];
    if (old === now) continue;
    const rows = diffRows(old, now, left);
    const added = rows.filter((row) => row.type === "add").length;
    const deleted = rows.filter((row) => row.type === "del").length;
    if (old && now) left -= added + deleted;
    const status = old === null ? "new" : now === null ? "deleted" : "changed";
    changed.push({ path, status, rows, added, deleted });
  }
  return changed.sort(byPath);
}
