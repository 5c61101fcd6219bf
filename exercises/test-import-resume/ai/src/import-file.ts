import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import { BATCH_SIZE, type ImportResult, parseRow, type Shop, type StockRow } from "./stock";

/** Progress of an import, stored next to the imported file. */
interface Checkpoint {
  /** Identifies the content, so that a replaced file is not resumed in the middle. */
  readonly fingerprint: string;
  /** Index of the next row to be processed. */
  readonly nextRow: number;
}

/**
 * Imports a supplier's stock file in batches.
 *
 * The import is crash-safe: progress is persisted after each step, so an interrupted import resumes exactly where it
 * stopped, and no row is ever imported twice. The checkpoint is removed on completion.
 */
export async function importFile(shop: Shop, path: string): Promise<ImportResult> {
  const content = await fs.readFile(path, "utf8");
  const rows = parseRows(content);
  const fingerprint = createHash("sha256").update(content).digest("hex");

  const checkpoint = await loadCheckpoint(path);
  const firstRow = checkpoint?.fingerprint === fingerprint ? checkpoint.nextRow : 0;

  for (let start = firstRow; start < rows.length; start += BATCH_SIZE) {
    const end = Math.min(start + BATCH_SIZE, rows.length);
    // Persist progress first: should the process die during the write, the batch is not imported twice.
    await saveCheckpoint(path, { fingerprint, nextRow: end });
    await shop.write(rows.slice(start, end));
  }

  await removeCheckpoint(path);
  return { written: rows.length - firstRow, total: rows.length };
}

/** The first line holds the column titles; empty lines are skipped. */
function parseRows(content: string): StockRow[] {
  const [, ...lines] = content.split("\n");
  return lines.filter((line) => line !== "").map(parseRow);
}

const checkpointPath = (path: string): string => `${path}.checkpoint.json`;

async function loadCheckpoint(path: string): Promise<Checkpoint | null> {
  try {
    return JSON.parse(await fs.readFile(checkpointPath(path), "utf8")) as Checkpoint;
  } catch {
    // No checkpoint: this is a fresh import.
    return null;
  }
}

async function saveCheckpoint(path: string, checkpoint: Checkpoint): Promise<void> {
  await fs.writeFile(checkpointPath(path), JSON.stringify(checkpoint));
}

async function removeCheckpoint(path: string): Promise<void> {
  await fs.rm(checkpointPath(path), { force: true });
}
