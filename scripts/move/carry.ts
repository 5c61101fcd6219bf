import { storable } from "~/database/storable";
import type { PrismaClient } from "~/generated/prisma/client";
import { DAY_MS } from "~/operations/time";
import { delegateOf, pagesOf, type Row, Sum } from "./rows";
import type { Table } from "./source.mjs";
import { addJob, addRows, continueAfter, jobOf, jobsIn, lockTables, type Target } from "./target";

/** The queue's table on SQLite. On PostgreSQL, the queue's jobs are in graphile-worker's tables. */
const QUEUE = "Job";

export interface Carried {
  readonly table: string;
  readonly count: number;
  /** The checksum of the rows, which is the same in both databases. */
  readonly hash: string;
  /** The number of text values in which a character that PostgreSQL can't store was replaced by U+FFFD. */
  readonly replaced: number;
}

export interface Move {
  readonly source: PrismaClient;
  readonly target: PrismaClient;
  /** All of the source's tables, each after the tables that it references. */
  readonly tables: readonly Table[];
  readonly lastIds: ReadonlyMap<string, number>;
  /** Called with a number of rows when they have been copied, and again when they have been compared. */
  onProgress(rows: number): void;
}

/**
 * In one transaction, copies all rows and reads them back. Commits only if every table has the same number of rows and
 * the same checksum in both databases. After any failure, including a lost connection, the target is empty as before.
 * Throws a one-line error if the target is not empty, is in use, or differs from the source after copying.
 */
export function carry(move: Move): Promise<Carried[]> {
  return move.target.$transaction(
    async (tx) => {
      await lockTables(tx, move.tables);
      await refuseFull(tx, move.tables);
      const carried: Carried[] = [];
      for (const table of move.tables) {
        carried.push(table.name === QUEUE ? await carryJobs(tx, table, move) : await carryTable(tx, table, move));
      }
      for (const [name, last] of move.lastIds) await continueAfter(tx, name, last);
      for (const { table, count, hash } of carried) {
        const found = await sumIn(tx, move.tables.find(({ name }) => name === table)!, move);
        if (found.count !== count || found.hash !== hash) {
          throw new Error(
            `${table} differs between the two sides: ${count} rows with checksum ${hash.slice(0, 12)} here, ${found.count} with ${found.hash.slice(0, 12)} there. Report this as a bug.`,
          );
        }
      }
      return carried;
    },
    { maxWait: 10_000, timeout: DAY_MS },
  );
}

async function refuseFull(tx: Target, tables: readonly Table[]): Promise<void> {
  const full: string[] = [];
  for (const table of tables) if ((await delegateOf(tx, table).count()) > 0) full.push(table.name);
  if ((await jobsIn(tx)).length > 0) full.push("jobs in the queue");
  if (full.length === 0) return;
  const more = full.length > 3 ? ` and ${full.length - 3} more` : "";
  throw new Error(
    `The target is not empty: it contains ${full.slice(0, 3).join(", ")}${more}. Specify an empty database; createdb -E UTF8 <name> creates one.`,
  );
}

const replacedIn = (rows: readonly Row[]) =>
  rows.flatMap(Object.values).filter((value) => typeof value === "string" && storable(value) !== value).length;

async function carryTable(tx: Target, table: Table, { source, onProgress }: Move): Promise<Carried> {
  const sum = new Sum();
  let replaced = 0;
  for await (const rows of pagesOf(source, table)) {
    sum.add(rows);
    replaced += replacedIn(rows);
    await addRows(tx, table, rows);
    onProgress(rows.length);
  }
  return { table: table.name, count: sum.count, hash: sum.hash, replaced };
}

async function carryJobs(tx: Target, table: Table, { source, onProgress }: Move): Promise<Carried> {
  const sum = new Sum();
  const now = new Date();
  for await (const rows of pagesOf(source, table)) {
    const jobs = rows.map((row) => jobOf(row, now));
    sum.add(jobs);
    for (const job of jobs) await addJob(tx, job);
    onProgress(jobs.length);
  }
  return { table: table.name, count: sum.count, hash: sum.hash, replaced: 0 };
}

async function sumIn(tx: Target, table: Table, { onProgress }: Move): Promise<Sum> {
  const sum = new Sum();
  for await (const rows of table.name === QUEUE ? [await jobsIn(tx)] : pagesOf(tx, table)) {
    sum.add(rows);
    onProgress(rows.length);
  }
  return sum;
}
