import { stringify } from "csv-stringify/sync";
import { columnsOf, type Row, type TableName } from "./tables";

/**
 * CSV after RFC 4180: UTF-8, commas, CRLF, a header. A cell that a spreadsheet would evaluate gets an apostrophe in
 * front; numbers stay numbers. Pure.
 */

/** At the start of the file, it makes Excel read UTF-8. */
export const BYTE_ORDER_MARK = "\ufeff";

/** If the reader's separator is not ours, a formula may begin inside a cell: in Excel with a semicolon. */
const FORMULA = /(?=[=+\-@＝＋－＠])(?<=(?:^|[;\t\n\r])\s*)/g;

const OPTIONS = {
  escape_formulas: true,
  record_delimiter: "windows",
  // Otherwise a lone carriage return would end a row.
  quote_record_delimiter: true,
  cast: {
    string: (text: string) => text.replace(FORMULA, "'"),
    boolean: (is: boolean) => (is ? "yes" : "no"),
  },
} as const;

export const csvHeader = (name: TableName): string => stringify([columnsOf(name)], OPTIONS);

export const csvRows = (name: TableName, rows: readonly Row[]): string =>
  rows.length === 0 ? "" : stringify([...rows], { ...OPTIONS, columns: columnsOf(name) });
