import fs from "node:fs/promises";
import { BATCH_SIZE, type ImportResult, parseRow, type Shop } from "./stock";

/** Fills the shop from a supplier's file, batch by batch. What was written is noted down after each of them. */
export async function importFile(shop: Shop, path: string): Promise<ImportResult> {
  const text = await fs.readFile(path, "utf8");
  const [, ...lines] = text.split("\n");
  const rows = lines.filter((line) => line !== "").map(parseRow);

  const note = `${path}.progress`;
  const before = await readNote(note, text);
  let done = before;
  while (done < rows.length) {
    const batch = rows.slice(done, done + BATCH_SIZE);
    await shop.write(batch);
    done += batch.length;
    await fs.writeFile(note, `${done} ${text}`);
  }
  return { written: done - before, total: rows.length };
}

/** How many rows of this very text have been written. Without a note, an error's text is what stands there. */
async function readNote(note: string, text: string): Promise<number> {
  const noted = await fs.readFile(note, "utf8").catch(String);
  const [done] = noted.split(" ", 1);
  return noted === `${done} ${text}` ? Number(done) : 0;
}
