/** One record of a supplier's file. */
export interface CsvRecord {
  /** The line of the file where it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** The records of a file, without blank lines. */
export function readRecords(text: string): CsvRecord[] {
  return text
    .split("\n")
    .map((row, index) => ({ line: index + 1, cells: row.split(";").map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ""));
}
