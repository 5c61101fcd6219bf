import { appendFile, mkdir, readdir, readFile, rm, rmdir } from "node:fs/promises";
import { dirname } from "node:path";
import { type ImportResult, parseRow, type Shop, type StockRow } from "./stock";

const ROWS_AT_A_TIME = 4;

/** Keeps a journal in a folder of its own: a line for each call that has gone well. */
export async function importFile(shop: Shop, path: string): Promise<ImportResult> {
  const text = await readFile(path, "utf8");
  const journal = `${dirname(path)}/.journals/${encodeURIComponent(path)}`;
  await mkdir(dirname(journal), { recursive: true });

  const pending: StockRow[] = [];
  for (const line of text.slice(`${text}\n`.indexOf("\n") + 1).split(/\n+/)) {
    if (line) pending.push(parseRow(line));
  }
  const total = pending.length;
  pending.splice(0, await countIn(journal, sumOf(text)));

  let written = 0;
  while (pending.length > 0) {
    const chunk = pending.slice(0, ROWS_AT_A_TIME);
    await shop.write(chunk);
    pending.splice(0, chunk.length);
    written += chunk.length;
    await appendFile(journal, `${sumOf(text)} ${chunk.length}\n`);
  }

  await rm(journal, { force: true });
  if ((await readdir(dirname(journal))).length === 0) await rmdir(dirname(journal));
  return { written, total };
}

/** Rows in the journal that belong to a text. */
async function countIn(journal: string, sum: string): Promise<number> {
  const lines = (await readFile(journal, "utf8").catch(() => "")).split("\n");
  const own = lines.filter((line) => line.startsWith(`${sum} `));
  return own.reduce((count, line) => count + Number(line.split(" ")[1]), 0);
}

/** Tells texts apart. */
function sumOf(text: string): string {
  let sum = 7;
  for (let i = 0; i < text.length; i++) sum = (sum * 31 + text.charCodeAt(i)) % 4_294_967_291;
  return `${text.length}-${sum}`;
}
