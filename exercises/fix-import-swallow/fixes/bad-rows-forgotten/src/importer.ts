import { type Line, readLines } from "./lines";
import { COLUMNS, readRow } from "./row";
import { type Log, RowError, type StockStore } from "./store";

/** A row that was not imported. */
export interface Rejection {
  /** Line of the file, from 1. */
  readonly line: number;
  /** What is wrong, for the supplier. */
  readonly reason: string;
}

export interface ImportResult {
  /** Rows in the file, the header and blank lines aside. */
  readonly total: number;
  /** Rows that are in the store now. */
  readonly imported: number;
  /** Rows that are not, in the order of the file. */
  readonly rejected: readonly Rejection[];
}

/**
 * Imports a supplier's stock file. A row that is wrong is told, and stops nothing.
 *
 * @throws Error if the header is not the one that was agreed on, or if the store fails; what was stored before stays
 */
export async function importStock(text: string, store: StockStore, log: Log): Promise<ImportResult> {
  const [header, ...rows] = readLines(text);
  checkHeader(header);

  const rejected: Rejection[] = [];
  let imported = 0;

  for (const { number, cells } of rows) {
    if (cells.length !== COLUMNS.length) {
      rejected.push({ line: number, reason: `${COLUMNS.length} columns expected, ${cells.length} found` });
      continue;
    }

    try {
      await store.save(readRow(cells));
      imported++;
    } catch (error) {
      // Only what is the row's fault is told as such.
      if (!(error instanceof RowError)) throw error;
      log.warn(`line ${number}: ${error.message}`);
    }
  }

  return { total: imported + rejected.length, imported, rejected };
}

/** The mail that the supplier gets. */
export function summaryOf({ total, imported, rejected }: ImportResult): string {
  const lines = [`Imported ${imported} of ${total} rows.`];
  for (const { line, reason } of rejected) {
    lines.push(`Line ${line}: ${reason}`);
  }
  return lines.join("\n");
}

function checkHeader(header: Line | undefined): void {
  const found = header?.cells.join(";").toLowerCase() ?? "";
  if (found !== COLUMNS.join(";")) {
    throw new Error(`Unexpected header: "${found}"`);
  }
}
