import { splitRow } from "../mirror/QuotedCsv/index.js";
import { FileError } from "./file-error";

/** One record of a supplier's file. With quotes it can be longer than a line. */
export interface CsvRecord {
  /** The line of the file where it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A record below a header: its cells by title. */
export interface TableRow<Title extends string> {
  readonly line: number;
  /** Empty where the record is shorter than the header. */
  cell(title: Title): string;
}

const BYTE_ORDER_MARK = /^\uFEFF/;

/** The records below the first one, which holds the titles: in any order, in small letters or capitals. */
export function readTable<Title extends string>(text: string, titles: readonly Title[]): TableRow<Title>[] {
  const [header, ...records] = readRecords(text);
  const found = (header?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  const places = new Map<Title, number>();
  for (const title of titles) {
    const place = found.indexOf(title.toLowerCase());
    if (place < 0) throw new FileError(header?.line ?? 1, `no column "${title}"`);
    if (found.includes(found[place]!, place + 1)) throw new FileError(header?.line ?? 1, `two columns "${title}"`);
    places.set(title, place);
  }
  return records.map(({ line, cells }) => ({ line, cell: (title) => cells[places.get(title)!] ?? "" }));
}

/** The records of a file, without blank ones. Line breaks inside of cells come as "\n". */
export function readRecords(text: string): CsvRecord[] {
  const lines = text.replace(BYTE_ORDER_MARK, "").split(/\r\n?|\n/);
  const records: CsvRecord[] = [];
  let next = 0;
  while (next < lines.length) {
    const line = next + 1;
    const parts = [lines[next++]!];
    let isOpen = hasOddQuotes(parts[0]!);
    // A record goes on until its quotes are closed, however many lines that takes.
    while (isOpen && next < lines.length) {
      const part = lines[next++]!;
      if (hasOddQuotes(part)) isOpen = false;
      parts.push(part);
    }
    const cells = cellsOf(parts.join("\n"), line);
    if (cells.some((cell) => cell !== "")) records.push({ line, cells });
  }
  return records;
}

/** Whether a quote in this line has no partner there. A doubled quote counts as two. */
function hasOddQuotes(part: string): boolean {
  return part.split('"').length % 2 === 0;
}

/** The cells of one record. In strict mode the parser throws on a quote that is never closed. */
function cellsOf(record: string, line: number): string[] {
  try {
    return splitRow(record, { separator: ";", trim: "unquoted", strict: true });
  } catch (cause) {
    throw new FileError(line, "a quote is never closed", { cause });
  }
}
