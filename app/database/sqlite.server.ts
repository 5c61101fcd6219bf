import fs from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { Prisma, PrismaClient } from "../generated/prisma/client";
import { type Adapter, guardQueries, PLANS, whenOver } from "./driver";

/** The SQL that works only on SQLite. Long: no other file contains such SQL. */

/**
 * How long a write waits while another process writes. If SQLite itself waits, it blocks this whole process and rarely
 * checks again. So SQLite waits briefly, and we retry between other work.
 */
const BUSY_MS = 5_000;
const OWN_BUSY_MS = 1;
/** How long a deletion waits for other processes to finish reading, before it empties the write-ahead log. */
const FORGET_MS = 3_000;
/** How often the write-ahead log is emptied. Overwritten text usually stays in the log no longer than this. */
const TIDY_MS = 2_000;
/** How long the queries of one round of the event loop may hold the thread before other requests get their turn. */
const HOLD_MS = 10;
/**
 * How many values one statement can contain. Prisma uses the same limit on PostgreSQL, but for SQLite it assumes the
 * former limit of 999, and refuses a query that sorts or counts more rows than that.
 */
const MOST_VALUES = 32_766;
const EMPTY_LOG = { sql: "PRAGMA wal_checkpoint(TRUNCATE)", args: [], argTypes: [] };
const BEGIN = { sql: "BEGIN IMMEDIATE", args: [], argTypes: [] };
const COMMIT = { sql: "COMMIT", args: [], argTypes: [] };

const PRAGMAS = [
  // Processes can read while another process writes, and a crash of the process damages nothing.
  "PRAGMA journal_mode = WAL",
  "PRAGMA synchronous = NORMAL",
  "PRAGMA foreign_keys = ON",
  // SQLite overwrites deleted and replaced data with zeros instead of only unlinking it (promise 3).
  "PRAGMA secure_delete = ON",
];

const isBusy = (error: unknown) =>
  (error as { cause?: { originalCode?: string } }).cause?.originalCode === "SQLITE_BUSY";

/**
 * Runs a statement that may conflict with another process's write, and retries it after a conflict. A statement that
 * conflicted has changed nothing, so retrying is safe.
 */
async function patiently<T>(run: () => Promise<T>): Promise<T> {
  for (const until = Date.now() + BUSY_MS; ; await sleep(1 + Math.random() * 10)) {
    try {
      return await run();
    } catch (error) {
      if (!isBusy(error) || Date.now() > until) throw error;
    }
  }
}

/**
 * SQLite answers synchronously, so queries that a page sends at the same time would run one after the other without a
 * pause, and everyone else would wait for all of them. Returns a function to call before each query: if the queries of
 * this round of the event loop have held the thread for too long, it returns a promise that the query must wait for.
 */
function takeTurns(): () => Promise<void> | undefined {
  let round: { readonly begun: number; readonly over: Promise<void> } | null = null;
  const untilOver = () =>
    new Promise<void>((resolve) =>
      setImmediate(() => {
        round = null;
        resolve();
      }),
    );
  return () => {
    round ??= { begun: performance.now(), over: untilOver() };
    return performance.now() - round.begun < HOLD_MS ? undefined : round.over;
  };
}

/** Returns an identifier for the file at this path; "" if there is no file. */
function fileAt(path: string): string {
  const found = fs.statSync(path, { throwIfNoEntry: false, bigint: true });
  return found ? `${found.dev}:${found.ino}` : "";
}

/**
 * Throws while the opened file is not at its path. SQLite would continue to write into a file that was moved away or
 * deleted, and those writes would be lost. Queries work again once the file is back. If a different file is in its
 * place, queries continue to throw, because the write-ahead log beside it may belong to the first file. In this case,
 * Onramp must be restarted.
 */
function watchFile(path: string): () => void {
  const opened = fileAt(path);
  return () => {
    if (fileAt(path) === opened) return;
    throw Object.assign(new Error("the database file was moved or replaced after it was opened"), {
      code: "SQLITE_CANTOPEN",
    });
  };
}

/**
 * At regular intervals, empties the write-ahead log unless it is already empty. The log contains each version of every
 * written page in order, for example a learner's last autosaves, although a draft must have only one version and no
 * history (promise 1). The log can't be emptied while another process reads, so the next round tries again. Returns a
 * function that stops the rounds.
 */
function keepTidy(adapter: Adapter, file: string): () => void {
  const tidy = async () => {
    const log = fs.statSync(`${file}-wal`, { throwIfNoEntry: false });
    if (log && log.size > 0) await adapter.queryRaw(EMPTY_LOG).catch(() => {});
  };
  const rounds = setInterval(tidy, TIDY_MS);
  rounds.unref();
  return () => clearInterval(rounds);
}

/**
 * The driver has one connection for everything, so a query that arrives during another request's transaction would
 * become part of that transaction, and be rolled back with it. Therefore, such a query waits until the transaction is
 * over. A transaction takes the write lock when it begins: a transaction that read first and then wrote would fail at
 * once if another process wrote in between.
 */
class TakingTurns extends PrismaBetterSqlite3 {
  constructor(private readonly url: string) {
    super({ url, timeout: OWN_BUSY_MS });
  }

  override async connect() {
    const adapter = await super.connect();
    const file = this.url.replace(/^file:/, "");
    const mustBeThere = watchFile(file);
    for (const pragma of PRAGMAS) await patiently(() => adapter.executeScript(pragma));
    let open: Promise<void> | undefined;
    const nextTurn = takeTurns();
    adapter.getConnectionInfo = () => ({ maxBindValues: MOST_VALUES, supportsRelationJoins: false });
    const { startTransaction } = adapter;
    guardQueries(
      adapter,
      () => open ?? nextTurn(),
      async (query) => {
        mustBeThere();
        return patiently(query);
      },
    );
    const isFree = async () => {
      try {
        await adapter.executeScript("BEGIN IMMEDIATE; ROLLBACK");
        return true;
      } catch (error) {
        // The transaction itself reports any other error.
        return !isBusy(error);
      }
    };
    adapter.startTransaction = async (level) => {
      // Waits until no other process writes. This process can still read while it waits.
      for (const until = Date.now() + BUSY_MS; Date.now() < until; await sleep(1 + Math.random() * 10)) {
        while (open) await open;
        if (await isFree()) break;
      }
      while (open) await open;
      let close = () => {};
      open = new Promise((resolve) => {
        close = () => {
          open = undefined;
          resolve();
        };
      });
      try {
        const transaction = await startTransaction.call(adapter, level);
        const { rollback } = transaction;
        try {
          await transaction.executeRaw(COMMIT);
          mustBeThere();
          await patiently(() => transaction.executeRaw(BEGIN));
        } catch (error) {
          // No transaction is open. This call releases the driver for the next query.
          await rollback.call(transaction);
          throw error;
        }
        whenOver(transaction, async (how) => {
          if (how === "broken") {
            // The transaction may still be open, and the driver hasn't released its own lock. `executeScript` may throw
            // immediately.
            try {
              await adapter.executeScript("ROLLBACK");
            } catch {}
            await rollback.call(transaction);
          }
          close();
        });
        return transaction;
      } catch (error) {
        close();
        throw error;
      }
    };
    const stop = keepTidy(adapter, file);
    const { dispose } = adapter;
    adapter.dispose = () => {
      stop();
      return dispose.call(adapter);
    };
    return adapter;
  }
}

export function openSqlite(url: string): PrismaClient {
  return new PrismaClient({
    adapter: new TakingTurns(url),
    queryPlanCacheMaxSize: PLANS,
    transactionOptions: { maxWait: 10_000, timeout: 15_000 },
  });
}

/**
 * Removes the text of deleted rows from the database's files, too. Call this after deleting rows with someone's text.
 * Empties the write-ahead log. With `whole`, also rewrites the file, which is needed if the file was ever written
 * without `secure_delete`. Returns false if another process doesn't stop reading in time. The rest of the log is then
 * removed by the next call, or when the last process closes the file.
 */
export async function forgetDeletedInSqlite(db: PrismaClient, whole: boolean): Promise<boolean> {
  if (whole) await db.$executeRawUnsafe("VACUUM");
  // Most readers finish within milliseconds, but a backup takes longer.
  for (const until = Date.now() + FORGET_MS; Date.now() < until; await sleep(10 + Math.random() * 20)) {
    const [state] = await db.$queryRawUnsafe<{ busy: bigint }[]>("PRAGMA wal_checkpoint(TRUNCATE)");
    if (Number(state?.busy ?? 0) === 0) return true;
  }
  return false;
}

/** The database's version, and the names of the migrations applied to it. */
export async function readSqliteFacts(db: PrismaClient): Promise<{ version: string; migrations: string[] }> {
  const [about] = await db.$queryRaw<{ version: string }[]>`SELECT sqlite_version() AS version`;
  const done = await db.$queryRaw<
    { name: string }[]
  >`SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL`;
  return { version: `SQLite ${about?.version}`, migrations: done.map(({ name }) => name) };
}

/** The time that is the given number of hours before another time, in the format in which the driver stores times. */
export const hoursBeforeInSqlite = (moment: Prisma.Sql, hours: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`strftime('%Y-%m-%dT%H:%M:%f+00:00', ${moment}, (-(${hours})) || ' hours')`;
