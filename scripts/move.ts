/**
 * `npm run move -- --from file:<path> --to postgresql://…`: copies an installation from SQLite into an empty PostgreSQL
 * database, and compares the two. Doesn't change the SQLite file. Exits with 1 on failure (the target is then empty),
 * and with 2 if the arguments are wrong.
 */
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { openPostgresql } from "~/database/postgresql.server";
import { PrismaClient } from "~/generated/prisma/client";
import { fileOf, isPostgres } from "./backup/database-file.mjs";
import { showProgress } from "./backup/progress.mjs";
import { migrate } from "./migrate.mjs";
import { type Carried, carry } from "./move/carry";
import { delegateOf } from "./move/rows";
import { holdSource, type Table } from "./move/source.mjs";

const USAGE = "npm run move -- --from file:<path> --to postgresql://<user>:<password>@<host>:<port>/<database>";
const say = (line: string) => process.stdout.write(`${line}\n`);

function readArguments(): { from: string; to: string } {
  try {
    const { values } = parseArgs({ options: { from: { type: "string" }, to: { type: "string" } } });
    if (values.from && values.to) return { from: values.from, to: values.to };
  } catch (error) {
    console.error((error as Error).message);
  }
  console.error(USAGE);
  process.exit(2);
}

/** Rejects moves in any direction other than from SQLite to PostgreSQL. Returns the path of the source's file. */
function refuseOtherWays({ from, to }: { from: string; to: string }): string {
  if (isPostgres(from))
    throw new Error("Moving from PostgreSQL is not supported, only from SQLite: --from file:<path>.");
  if (!isPostgres(to))
    throw new Error("Only moving to PostgreSQL is supported: --to postgresql://<user>:<password>@<host>/<database>.");
  const file = fileOf(from);
  if (!fs.existsSync(file)) throw new Error(`There is no database at ${file}. Check --from.`);
  return file;
}

/** Describes the database without its user or password. */
function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${pathname.slice(1)} at ${host}`;
}

async function countRows(source: PrismaClient, tables: readonly Table[]): Promise<number> {
  let rows = 0;
  for (const table of tables) rows += await delegateOf(source, table).count();
  return rows;
}

/** Reduces an error to the last line of its message, which is the driver's own. The other lines quote our code. */
function inPlainWords(error: unknown): unknown {
  const { code, message } = error as { code?: unknown; message?: string };
  if (code === undefined || !message) return error;
  if (/lock timeout|55P03/.test(message))
    return new Error("The target is in use: stop the servers and workers that use it, then try again.");
  return new Error(`The target rejected the data: ${message.trimEnd().split("\n").at(-1)}`, { cause: error });
}

async function move(urls: { from: string; to: string }): Promise<void> {
  const file = refuseOtherWays(urls);
  const held = holdSource(file);
  const source = new PrismaClient({ adapter: new PrismaBetterSqlite3({ url: `file:${file}`, readonly: true }) });
  let target: PrismaClient | undefined;
  try {
    await migrate(urls.to);
    target = openPostgresql(urls.to);
    const total = await countRows(source, held.tables);
    say(`Moving ${total} rows in ${held.tables.length} tables to ${placeOf(urls.to)}, and comparing them…`);
    const progress = await showProgress("rows read and compared");
    let done = 0;
    const onProgress = (rows: number) => {
      done += rows;
      progress.to(done, 2 * total);
    };
    const carried = await carry({ source, target, ...held, onProgress }).finally(() => progress.end());
    report(carried, file);
  } finally {
    await target?.$disconnect();
    await source.$disconnect();
    held.letGo();
  }
}

function report(carried: readonly Carried[], file: string): void {
  const width = Math.max(...carried.map(({ table }) => table.length));
  for (const { table, count, hash } of carried.filter(({ count }) => count > 0)) {
    say(`  ${table.padEnd(width)} ${String(count).padStart(8)}  ${hash.slice(0, 12)}`);
  }
  const replaced = carried.reduce((sum, one) => sum + one.replaced, 0);
  if (replaced > 0) say(`Strings in which U+FFFD replaced U+0000, which PostgreSQL can't store: ${replaced}.`);
  say("The move is complete: each table has the same rows on both sides.");
  say(`Set DATABASE_URL to the new address, keep ${path.resolve(process.env.DATA_DIR || "data")}, and start Onramp.`);
  say(
    `${file} is unchanged. Delete this file once everything works, because it will still contain the data of people who delete their accounts from now on.`,
  );
}

try {
  await move(readArguments());
} catch (caught) {
  const error = inPlainWords(caught);
  console.error(error instanceof Error && error.constructor === Error && !("code" in error) ? error.message : error);
  console.error("Nothing was moved.");
  process.exitCode = 1;
}
