import type { Cell } from "./table";

/** Without it spreadsheets take UTF-8 for an older encoding. */
const BYTE_ORDER_MARK = "\uFEFF";
const ROW_END = "\r\n";

/** With any of these in front a spreadsheet takes a cell for a formula. */
const FORMULA_START = /^[=+\-@\t\r\n]/;
/** A sign, digits, a fraction, an exponent: "-5", "+3.20", "1.5e-3". */
const PLAIN_NUMBER = /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;
const NEEDS_QUOTES = /[",\r\n]/;

/** Rows as CSV (RFC 4180) that no spreadsheet runs anything from. */
export function writeCsv(rows: Iterable<readonly Cell[]>): string {
  let csv = BYTE_ORDER_MARK;
  for (const row of rows) {
    csv += row.map(fieldOf).join(",") + ROW_END;
  }
  return csv;
}

/** A cell between two commas. The apostrophe comes first, so that it stands inside the quotes. */
function fieldOf(cell: Cell): string {
  const text = withoutFormula(textOf(cell));
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function textOf(cell: Cell): string {
  return cell === null ? "" : String(cell);
}

/** An apostrophe makes a formula a text. Plain numbers stay as they are: spreadsheets have to add them up. */
function withoutFormula(text: string): string {
  return FORMULA_START.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
}
