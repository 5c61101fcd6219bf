/** A line of the file that has something in it. */
export interface Line {
  /** As an editor shows it: the first line of the file is 1. */
  readonly number: number;
  readonly cells: readonly string[];
}

/** Splits a supplier's file into lines and cells. Cells are separated by semicolons; blank lines are left out. */
export function readLines(text: string): Line[] {
  return text
    .split(/\r?\n/)
    .map((line, index) => ({ number: index + 1, line }))
    .filter(({ line }) => line.trim() !== "")
    .map(({ number, line }) => ({ number, cells: line.split(";").map((cell) => cell.trim()) }));
}
