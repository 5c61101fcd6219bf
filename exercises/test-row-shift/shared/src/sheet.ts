export const LAST_ROW = 999;

export interface Cell {
  /** Column and row, always as in `B7` or `AC310`: capital letters and no `$`. Each at most once in a sheet. */
  readonly at: string;
  /** What was typed. A formula begins with `=`. */
  readonly text: string;
}

export interface Sheet {
  /** Letters, digits, spaces, `_` and `'`. No two sheets of a book have the same name, whatever its case. */
  readonly name: string;
  /** In no particular order. Most cells of a sheet are not listed: they are empty. */
  readonly cells: readonly Cell[];
}

export type Book = readonly Sheet[];

export interface Change {
  readonly kind: "insert" | "delete";
  readonly sheet: string;
  /** Insert before this row, or delete from this row on. A whole number from 1 to `LAST_ROW`. */
  readonly row: number;
  /** How many rows. A whole number, at least 1. */
  readonly count: number;
}

/** See `src/rows.ts`. */
export type ShiftFormula = (formula: string, own: string, change: Change) => string;
export type ApplyChange = (book: Book, change: Change) => Book;
