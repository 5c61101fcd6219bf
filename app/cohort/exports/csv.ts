import { stringify } from "csv-stringify/sync";
import { columnsOf, type Row, type TableName } from "./tables";

/**
 * Writes CSV as in RFC 4180: UTF-8 with commas, CRLF and a header. A cell that a spreadsheet would evaluate gets an
 * apostrophe in front, but numbers stay numbers. Pure.
 */

/** At the start of a file, this mark makes Excel read the file as UTF-8. */
export const BYTE_ORDER_MARK = "\ufeff";

/** If a program uses another separator, a formula may begin inside a cell, for example after a semicolon in Excel. */
const FORMULA = /(?=[=+\-@＝＋－＠])(?<=(?:^|[;\t\n\r])\s*)/g;

const OPTIONS = {
  escape_formulas: true,
  record_delimiter: "windows",
  // Without this option, a lone carriage return would end a row.
  quote_record_delimiter: true,
  cast: {
    string: (text: string) => text.replace(FORMULA, "'"),
    boolean: (is: boolean) => (is ? "yes" : "no"),
  },
} as const;

export const csvHeader = (name: TableName): string => stringify([columnsOf(name)], OPTIONS);

export const csvRows = (name: TableName, rows: readonly Row[]): string =>
  rows.length === 0 ? "" : stringify([...rows], { ...OPTIONS, columns: columnsOf(name) });
