import { CsvError, parse } from "csv-parse/sync";
import type { Answer, Table } from "./table";

/**
 * The error for a file that cannot be read as answers. The message gives the line and column (both counted from 1) and
 * says what to do.
 */
export class UnreadableResponses extends Error {}

export interface Responses {
  readonly items: readonly string[];
  readonly table: Table;
}

interface Cell {
  readonly text: string;
  /** The cell's position: its line, and its number in the row, both counted from 1. */
  readonly line: number;
  readonly column: number;
}

const FEWEST = 2;
/** The maximum number of items. An analysis of 10,000 items had not finished after 5 minutes. */
const MOST_ITEMS = 1_000;

/**
 * Reads answers from CSV (RFC 4180: cells may be quoted, lines end with LF or CRLF; a byte order mark is skipped): a
 * header with the items' names, then one row per person. A cell is 1 for a correct answer, 0 for a wrong answer, or
 * empty if the person was not given the item. Spaces around a cell are ignored. Throws `UnreadableResponses`, whose
 * message includes `file`.
 */
export function readResponses(text: string, file: string): Responses {
  const fail = ({ line, column }: Omit<Cell, "text">, what: string): never => {
    throw new UnreadableResponses(`${file}:${line}, column ${column}: ${what}`);
  };
  // A UTF-16 file that was read as UTF-8 has a zero byte next to each letter.
  if (text.slice(0, 200).includes("\0"))
    fail({ line: 1, column: 1 }, "this file seems to be UTF-16. Save it as UTF-8 (“CSV UTF-8” in a spreadsheet).");
  const [header, ...rows] = rowsOf(text, fail);
  if (!header) return fail({ line: 1, column: 1 }, "the file is empty. Start with a header line of item names.");
  const places = new Map<string, number>();
  for (const cell of header) {
    if (cell.text === "") fail(cell, "this column has no name. Add a name, or remove the column.");
    const before = places.get(cell.text);
    if (before !== undefined)
      fail(cell, `"${cell.text}" is also the name of column ${before}. Give each item a unique name.`);
    places.set(cell.text, cell.column);
  }
  if (header.length < FEWEST) {
    const other = OTHER_SEPARATORS.find(([separator]) => header[0]!.text.includes(separator))?.[1];
    const found = other ? `the items are separated by ${other}. Separate them with commas` : "there is only one item";
    fail(header[0]!, other ? `${found}.` : `${found}. Include at least ${FEWEST}, separated by commas.`);
  }
  if (header.length > MOST_ITEMS)
    fail(
      header[MOST_ITEMS]!,
      `there are ${header.length} items, but at most ${MOST_ITEMS} can be analysed at once. Split the table into tables with fewer columns.`,
    );
  const table = rows.map((row) => {
    if (row.length !== header.length)
      fail(
        row[Math.min(row.length, header.length) - 1]!,
        `this row has ${row.length} cells, but the header has ${header.length}. Include one cell per item. Leave the cell empty if the person was not given the item.`,
      );
    return row.map((cell): Answer => {
      if (cell.text === "") return null;
      if (cell.text === "0" || cell.text === "1") return cell.text === "1" ? 1 : 0;
      return fail(
        cell,
        `"${cell.text}" is not 0, 1 or empty. Use 1 for right and 0 for wrong. Leave the cell empty if the person was not given the item.`,
      );
    });
  });
  if (table.length < FEWEST)
    fail(
      rows[0]?.[0] ?? { line: 1, column: 1 },
      `there are ${table.length} people. Include at least ${FEWEST} rows below the header.`,
    );
  return { items: header.map((cell) => cell.text), table };
}

const OTHER_SEPARATORS = [
  [";", "semicolons"],
  ["\t", "tabs"],
] as const;
const SAYS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: "a quotation mark is not closed. Add the closing quotation mark, or remove the opening one.",
  INVALID_OPENING_QUOTE:
    "this cell contains a quotation mark. Enclose the cell in quotation marks, and double the one inside.",
};
const ENDS_IN_NEITHER = "this cell ends in neither a comma nor a new line (LF or CRLF). End the cell with one of them.";

/** The file's rows, without empty lines at the end. */
function rowsOf(text: string, fail: (at: Omit<Cell, "text">, what: string) => never): Cell[][] {
  const rows: Cell[][] = [];
  let line = 1;
  const keep = (record: readonly string[]) => {
    const row = record.map((cell, place) => {
      const begins = { line, column: place + 1 };
      line += cell.split("\n").length - 1;
      if (/\r(?!\n)/.test(cell)) fail(begins, ENDS_IN_NEITHER);
      return { text: cell.trim(), ...begins };
    });
    rows.push(row);
    line++;
    // Rows are collected in `rows`, so the parser doesn't need to keep them.
    return null;
  };
  try {
    const options = { trim: true, bom: true, relax_column_count: true, record_delimiter: ["\n", "\r\n"] };
    parse(text, { ...options, on_record: keep });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    fail({ line, column: (error.column as number) + 1 }, SAYS[error.code] ?? ENDS_IN_NEITHER);
  }
  while (rows.length > 1 && rows.at(-1)!.length === 1 && rows.at(-1)![0]!.text === "") rows.pop();
  return rows;
}
