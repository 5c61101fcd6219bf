import type { DefectClass } from "./defect-classes";

/** Places and severities of findings, for every kind whose learners point at defects. Pages may load this file. */

export type Side = "old" | "new";

/**
 * Lines on one side of a changed file. "old" is the version before the change, and "new" is the version after it.
 * 1-based.
 */
export interface Range {
  readonly file: string;
  readonly side: Side;
  readonly from: number;
  readonly to: number;
}

/**
 * The change as a whole. Used for omissions and for untrue statements in the pull request's text, where no single line
 * is wrong.
 */
export interface WholePlace {
  readonly whole: true;
}
export type Place = Range | WholePlace;

export const isWholePlace = (place: Place): place is WholePlace => "whole" in place;

/** A place, with the defect class that a finding reports there. */
export interface Spot {
  readonly place: Place;
  readonly class: DefectClass;
}

export const SEVERITIES = ["minor", "major", "blocker"] as const;
export type Severity = (typeof SEVERITIES)[number];

/**
 * The number of lines by which accepted ranges are widened on each side, because a reader who points just before or
 * after a range is also correct.
 */
export const WIDEN_BY = 2;

export const touches = (a: Range, b: Range, widenedBy = 0): boolean =>
  a.file === b.file && a.side === b.side && a.from <= b.to + widenedBy && b.from <= a.to + widenedBy;

/** A line of a diff, with 1-based line numbers. `old` is null on added lines, and `new` is null on deleted lines. */
export interface Row {
  readonly type: "same" | "add" | "del";
  readonly old: number | null;
  readonly new: number | null;
  readonly text: string;
}

/** A file with lines that findings can point at. */
export interface ChangedFile {
  readonly path: string;
  readonly status: "new" | "changed" | "deleted";
  /**
   * Every line in either version, in diff order, including unchanged lines. Within a changed block, deleted lines come
   * first.
   */
  readonly rows: readonly Row[];
  readonly added: number;
  readonly deleted: number;
}
