import { parse } from "csv-parse/sync";

/** Reads CSV after RFC 4180 as a spreadsheet would: rows of cells; a broken file throws. */
export const readCsv = (text: string): string[][] =>
  parse(text, { record_delimiter: "\r\n", relax_column_count: true });

/** The same by the names in the first row. */
export const readTable = (text: string): Record<string, string>[] =>
  parse(text, { record_delimiter: "\r\n", columns: true });
