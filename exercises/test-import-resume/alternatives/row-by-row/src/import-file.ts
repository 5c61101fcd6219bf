import * as fs from "node:fs";
import { basename, dirname, join } from "node:path";
import { type ImportResult, parseRow, type Shop, type StockRow } from "./stock";

/**
 * Writes one row at a time. What is left to do stands in a hidden file, with the text that it belongs to. A file that
 * does not exist has no rows.
 */
export async function importFile(shop: Shop, path: string): Promise<ImportResult> {
  const state = join(dirname(path), `.${basename(path)}.todo`);
  const text = fs.existsSync(path) ? fs.readFileSync(path, "utf8") : "";
  const rows = rowsOf(text);
  let left = rows;
  if (fs.existsSync(state)) {
    const { of, count } = JSON.parse(fs.readFileSync(state, "utf8")) as { of: string; count: number };
    if (of === text) left = rows.slice(rows.length - count);
  }

  const written = left.length;
  while (left.length > 0) {
    await shop.write([left[0] as StockRow]);
    left = left.slice(1);
    fs.writeFileSync(state, JSON.stringify({ of: text, count: left.length }));
  }
  if (fs.existsSync(state)) fs.unlinkSync(state);
  return { total: rows.length, written };
}

function rowsOf(text: string): StockRow[] {
  const rows: StockRow[] = [];
  let line = 0;
  for (const content of text.split("\n")) {
    if (line++ === 0 || content.length === 0) continue;
    const row = parseRow(content);
    if (!Number.isInteger(row.quantity)) throw new TypeError(`Not a row: ${content}`);
    rows.push(row);
  }
  return rows;
}
