import { parse } from "csv-parse/sync";

/** Reads CSV as RFC 4180 defines it, like a spreadsheet: rows of cells. A malformed file throws. */
export const readCsv = (text: string): string[][] =>
  parse(text, { record_delimiter: "\r\n", relax_column_count: true });

/** The same, with each cell under its column name from the first row. */
export const readTable = (text: string): Record<string, string>[] =>
  parse(text, { record_delimiter: "\r\n", columns: true });
