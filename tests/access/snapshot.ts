import path from "node:path";
import Database from "better-sqlite3";
import { readUploaded } from "~/catalogue/catalogue.server";

/**
 * Takes snapshots of the database's rows, to see what a request has changed and to undo it. A snapshot is taken after
 * each of about two thousand requests, so it bypasses Prisma with a separate connection. Reading all tables this way
 * takes a millisecond or two, including the tables that Prisma doesn't know.
 */

type Row = Record<string, unknown>;
interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
}

/** All rows, keyed by table and then by the row's key. */
export type Snapshot = ReadonlyMap<string, ReadonlyMap<string, Row>>;

export interface Change {
  readonly model: string;
  readonly id: string;
  readonly before: Row | null;
  readonly after: Row | null;
}

function open() {
  const connection = new Database(path.join(process.env.DATA_DIR!, "onramp.db"), { timeout: 10_000 });
  // A restored row may be inserted before the row that it refers to.
  connection.pragma("foreign_keys = OFF");
  const names = connection.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").all();
  const tables = (names as { name: string }[])
    // Leave out the stored figures, which are recalculated on request.
    .filter(({ name }) => !name.startsWith("sqlite_") && !["_prisma_migrations", "KeptFigures"].includes(name))
    .map(({ name }): Table => {
      const columns = connection.pragma(`table_info("${name}")`) as { name: string; pk: number }[];
      const inKey = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
      return { name, columns: columns.map((column) => column.name), key: inKey.map((column) => column.name) };
    });
  const keyless = tables.filter(({ key }) => key.length === 0);
  if (keyless.length > 0) throw new Error(`Tables without a key: ${keyless.map(({ name }) => name).join(", ")}`);
  const readers = tables.map((table) => [table, connection.prepare(`SELECT * FROM "${table.name}"`)] as const);
  return { connection, tables, readers };
}
let opened: ReturnType<typeof open> | undefined;
const database = () => {
  opened ??= open();
  return opened;
};

const list = (names: readonly string[]) => names.map((name) => `"${name}"`).join(", ");

export function takeSnapshot(): Snapshot {
  return new Map(
    database().readers.map(([{ name, key }, reader]) => [
      name,
      new Map((reader.all() as Row[]).map((row) => [JSON.stringify(key.map((column) => row[column])), row])),
    ]),
  );
}

/** Compares column by column, because converting all rows to JSON would take 10% of the test's CPU time. */
function isSame(one: Row, other: Row): boolean {
  for (const column in one) {
    const [a, b] = [one[column], other[column]];
    if (a !== b && !(Buffer.isBuffer(a) && Buffer.isBuffer(b) && a.equals(b))) return false;
  }
  return true;
}

export function changesBetween(before: Snapshot, after: Snapshot): Change[] {
  return database().tables.flatMap(({ name }) => {
    const [old, now] = [before.get(name)!, after.get(name)!];
    const gone = [...old]
      .filter(([id]) => !now.has(id))
      .map(([id, row]) => ({ model: name, id, before: row, after: null }));
    const other = [...now]
      .map(([id, row]) => ({ model: name, id, before: old.get(id) ?? null, after: row }))
      .filter(({ before: was, after: is }) => !was || !isSame(was, is));
    return [...gone, ...other];
  });
}

/**
 * Tables that determine which uploaded exercises are on offer. The server keeps the list of those exercises in memory.
 */
const UPLOADED: ReadonlySet<string> = new Set(["Exercise", "Release"]);

/** Undoes either all of the changes or none. */
export async function takeBack(changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  const { connection, tables } = database();
  const tableOf = (change: Change) => tables.find(({ name }) => name === change.model)!;
  connection.transaction(() => {
    for (const change of changes) {
      const { name, key } = tableOf(change);
      const where = key.map((column) => `"${column}" = ?`).join(" AND ");
      connection.prepare(`DELETE FROM "${name}" WHERE ${where}`).run(...(JSON.parse(change.id) as unknown[]));
    }
    for (const change of changes) {
      if (!change.before) continue;
      const { name, columns } = tableOf(change);
      const values = columns.map((column) => change.before![column]);
      connection
        .prepare(`INSERT INTO "${name}" (${list(columns)}) VALUES (${columns.map(() => "?").join(", ")})`)
        .run(...values);
    }
  })();
  if (changes.some(({ model }) => UPLOADED.has(model))) await readUploaded();
}
