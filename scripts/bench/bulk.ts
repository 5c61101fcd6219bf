import path from "node:path";
import Database from "better-sqlite3";
import pg from "pg";
import type { Installation } from "../../tests/setup/installation";

/** A value that both databases accept. A `Date` is stored as a time. */
export type Value = string | number | boolean | Date | null;

/** Inserts large numbers of rows into a database that no server is using. */
export interface Bulk {
  add(table: string, rows: readonly Readonly<Record<string, Value>>[]): Promise<void>;
  close(): Promise<void>;
}

export const openBulk = ({ dir, env }: Installation): Promise<Bulk> =>
  env.DATABASE_URL!.startsWith("file:")
    ? Promise.resolve(openSqlite(path.join(dir, "onramp.db")))
    : openPostgresql(env.DATABASE_URL!);

function openSqlite(file: string): Bulk {
  const database = new Database(file, { timeout: 10_000 });
  for (const pragma of ["synchronous = OFF", "cache_size = -1000000", "foreign_keys = OFF"]) database.pragma(pragma);
  const write = (value: Value) =>
    value instanceof Date
      ? value.toISOString().replace("Z", "+00:00")
      : typeof value === "boolean"
        ? Number(value)
        : value;
  return {
    async add(table, rows) {
      if (rows.length === 0) return;
      const names = Object.keys(rows[0]!);
      const insert = database.prepare(
        `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(", ")}) VALUES (${names.map(() => "?").join(", ")})`,
      );
      database.transaction(() => {
        for (const row of rows) insert.run(...names.map((name) => write(row[name]!)));
      })();
    },
    async close() {
      database.pragma("wal_checkpoint(TRUNCATE)");
      database.exec("ANALYZE");
      database.close();
    },
  };
}

async function openPostgresql(url: string): Promise<Bulk> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // Turns off foreign-key checks, which would run for each row. The generated rows are consistent anyway.
  await client.query("SET session_replication_role = replica");
  await client.query("SET synchronous_commit = off");
  const types = new Map<string, Map<string, string>>();
  const typesOf = async (table: string) => {
    const known = types.get(table);
    if (known) return known;
    const { rows } = await client.query(
      "SELECT column_name AS name, udt_name AS type FROM information_schema.columns WHERE table_name = $1",
      [table],
    );
    const found = new Map(rows.map(({ name, type }) => [name as string, type as string]));
    types.set(table, found);
    return found;
  };
  return {
    async add(table, rows) {
      if (rows.length === 0) return;
      const names = Object.keys(rows[0]!);
      const of = await typesOf(table);
      const columns = names.map((name) =>
        rows.map((row) => {
          const value = row[name]!;
          return value instanceof Date ? value.toISOString().replace("Z", "") : value;
        }),
      );
      const places = names.map((name, place) => `$${place + 1}::${of.get(name)}[]`);
      await client.query(
        `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(", ")}) SELECT * FROM unnest(${places.join(", ")})`,
        columns,
      );
    },
    async close() {
      await client.query("VACUUM ANALYZE");
      await client.end();
    },
  };
}
