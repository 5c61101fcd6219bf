import { parse } from "csv-parse/sync";

/** Parses CSV as defined by RFC 4180 into rows of cells. Throws if the text is malformed. */
export const readCsv = (text: string): string[][] =>
  parse(text, { record_delimiter: "\r\n", relax_column_count: true });

/** Parses CSV like `readCsv`, into one object for each row, keyed by the column names in the first row. */
export const readTable = (text: string): Record<string, string>[] =>
  parse(text, { record_delimiter: "\r\n", columns: true });
