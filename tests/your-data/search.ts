import fs from "node:fs";
import path from "node:path";
import pino from "pino";
import { db } from "../../app/database/db.server";
import { env } from "../../app/operations/env.server";
import { log } from "../../app/operations/log.server";

/** Searches all stored data for words: every table, every file, the log. */

const isSqlite = env.databaseKind === "sqlite";

/** Lists all tables in the database, including the queue's own tables on PostgreSQL. */
async function listTables(): Promise<string[]> {
  if (isSqlite) {
    const rows = await db.$queryRawUnsafe<{ name: string }[]>("SELECT name FROM sqlite_master WHERE type = 'table'");
    return rows.map(({ name }) => `"${name}"`);
  }
  const rows = await db.$queryRawUnsafe<{ name: string }[]>(
    `SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables
     WHERE schemaname IN ('public', 'graphile_worker')`,
  );
  return rows.map(({ name }) => name);
}

export interface Cell {
  readonly table: string;
  readonly column: string;
  readonly text: string;
}

/** Returns every cell of every table as text. */
export async function allCells(): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const table of await listTables()) {
    const rows = isSqlite
      ? await db.$queryRawUnsafe<object[]>(`SELECT * FROM ${table}`)
      : await db.$queryRawUnsafe<{ row: string }[]>(`SELECT row_to_json(t)::text AS row FROM ${table} t`);
    for (const row of rows) {
      const columns = isSqlite ? row : (JSON.parse((row as { row: string }).row) as object);
      for (const [column, value] of Object.entries(columns)) {
        const text =
          value instanceof Date ? value.toISOString() : typeof value === "object" ? JSON.stringify(value) : `${value}`;
        cells.push({ table: table.replace(/^.*\.|"/g, ""), column, text });
      }
    }
  }
  return cells;
}

const has = (text: string, words: readonly string[]) =>
  words.find((word) => text.toLowerCase().includes(word.toLowerCase()));

/** Lists where the tables contain any of the words: "Comment.text: <word>". */
export async function inTables(words: readonly string[]): Promise<string[]> {
  const found = (await allCells()).flatMap(({ table, column, text }) => {
    const word = has(text, words);
    return word ? [`${table}.${column}: ${word}`] : [];
  });
  return [...new Set(found)];
}

/**
 * Lists the files under a folder that contain any of the words in their bytes. The search is case-sensitive, because it
 * compares bytes and does not read a file as text.
 */
export function inFiles(dir: string, words: readonly string[]): string[] {
  return fs.readdirSync(dir, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    if (!entry.isFile()) return [];
    const file = path.join(entry.parentPath, entry.name);
    const bytes = fs.readFileSync(file);
    return words.filter((word) => bytes.includes(word)).map((word) => `${path.relative(dir, file)}: ${word}`);
  });
}

/** Collects all lines that the log writes from here on, at every level. */
export function captureLog(): string[] {
  const lines: string[] = [];
  log.level = "trace";
  const streamed = log as unknown as Record<symbol, unknown>;
  streamed[pino.symbols.streamSym] = { write: (line: string) => void lines.push(line) };
  return lines;
}
