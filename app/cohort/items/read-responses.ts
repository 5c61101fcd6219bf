import type { Answer, Table } from "./table";

/** A file that cannot be read as answers. The message names line and column, both from 1, and what to do. */
export class UnreadableResponses extends Error {}

export interface Responses {
  readonly items: readonly string[];
  readonly table: Table;
}

interface Cell {
  readonly text: string;
  /** Where it begins: the line, and which cell of its row it is, both from 1. */
  readonly line: number;
  readonly column: number;
}

const FEWEST = 2;

/**
 * Reads answers from CSV (RFC 4180: cells may be quoted, lines end with LF or CRLF; a byte order mark is skipped): a header
 * of the items' names, a row a person, 1 right, 0 wrong, an empty cell for an item that was not given. Spaces around a cell
 * do not count. Throws `UnreadableResponses`, with `file` in its message.
 */
export function readResponses(text: string, file: string): Responses {
  const fail = ({ line, column }: Omit<Cell, "text">, what: string): never => {
    throw new UnreadableResponses(`${file}:${line}, column ${column}: ${what}`);
  };
  const [header, ...rows] = rowsOf(text.replace(/^\uFEFF/, ""), fail);
  if (!header) return fail({ line: 1, column: 1 }, "the file is empty. Begin with a line of the items' names.");
  const places = new Map<string, number>();
  for (const cell of header) {
    if (cell.text === "") fail(cell, "this item has no name. Name it, or take the column out.");
    const before = places.get(cell.text);
    if (before !== undefined)
      fail(cell, `"${cell.text}" is the name of column ${before}, too. Give each item a name of its own.`);
    places.set(cell.text, cell.column);
  }
  if (header.length < FEWEST)
    fail(header[0]!, `there is one item alone. Bring at least ${FEWEST}, separated by commas.`);
  const table = rows.map((row) => {
    if (row.length !== header.length)
      fail(
        row[Math.min(row.length, header.length) - 1]!,
        `this row has ${row.length} cells, the header ${header.length}. Bring one cell an item, empty where it was not given.`,
      );
    return row.map((cell): Answer => {
      if (cell.text === "") return null;
      if (cell.text === "0" || cell.text === "1") return cell.text === "1" ? 1 : 0;
      return fail(
        cell,
        `"${cell.text}" is neither 0, 1 nor empty. Write 1 for right, 0 for wrong, nothing for not given.`,
      );
    });
  });
  if (table.length < FEWEST)
    fail(
      rows[0]?.[0] ?? { line: 1, column: 1 },
      `there are ${table.length} people. Bring at least ${FEWEST} rows below the header.`,
    );
  return { items: header.map((cell) => cell.text), table };
}

/** The file's rows, without empty lines at its end. */
function rowsOf(text: string, fail: (at: Omit<Cell, "text">, what: string) => never): Cell[][] {
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let line = 1;
  let at = 0;
  while (at < text.length) {
    const begins = { line, column: row.length + 1 };
    const quoted = /[^\S\r\n]*"((?:[^"]|"")*)"[^\S\r\n]*/y;
    const plain = /[^,\r\n]*/y;
    const isQuoted = /[^\S\r\n]*"/y;
    quoted.lastIndex = plain.lastIndex = isQuoted.lastIndex = at;
    const cell = isQuoted.test(text) ? quoted.exec(text) : plain.exec(text);
    if (!cell) return fail(begins, "a quotation mark is opened and not closed. Close it, or take it out.");
    row.push({ text: (cell[1]?.replaceAll('""', '"') ?? cell[0]).trim(), ...begins });
    line += cell[0].split("\n").length - 1;
    at += cell[0].length;
    const end = /,|\r?\n|$/y;
    end.lastIndex = at;
    const separator = end.exec(text);
    if (!separator)
      return fail(begins, "this cell ends in neither a comma nor a new line (LF or CRLF). Put one after it.");
    at += separator[0].length;
    if (separator[0] === "," && at < text.length) continue;
    if (separator[0] === ",") row.push({ text: "", line, column: row.length + 1 });
    rows.push(row);
    row = [];
    line++;
  }
  while (rows.length > 1 && rows.at(-1)!.length === 1 && rows.at(-1)![0]!.text === "") rows.pop();
  return rows;
}
