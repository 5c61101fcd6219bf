import fs from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { Prisma, PrismaClient } from "../generated/prisma/client";
import { type Adapter, guardQueries, PLANS, whenOver } from "./driver";

/** SQLite's own SQL. The only file that contains any. */

/**
 * How long a write waits for other processes' writes. SQLite's own waiting holds this whole process up, and seldom
 * looks again; so it is short, and we ask again between other work.
 */
const BUSY_MS = 5_000;
const OWN_BUSY_MS = 1;
/** How long a deletion waits for other processes' reading, to empty the log of writes. */
const FORGET_MS = 3_000;
/** How often the log of writes is emptied: for so long it may hold what was overwritten since. */
const TIDY_MS = 2_000;
const EMPTY_LOG = { sql: "PRAGMA wal_checkpoint(TRUNCATE)", args: [], argTypes: [] };
const BEGIN = { sql: "BEGIN IMMEDIATE", args: [], argTypes: [] };
const COMMIT = { sql: "COMMIT", args: [], argTypes: [] };

const PRAGMAS = [
  // Readers and writers at once, safe against a crash of the process.
  "PRAGMA journal_mode = WAL",
  "PRAGMA synchronous = NORMAL",
  "PRAGMA foreign_keys = ON",
  // What is deleted or overwritten is zeroed in the file, not only unlinked (promise 3).
  "PRAGMA secure_delete = ON",
];

const isBusy = (error: unknown) =>
  (error as { cause?: { originalCode?: string } }).cause?.originalCode === "SQLITE_BUSY";

/** Runs what may meet another process' write. A statement that did has changed nothing, so it can be asked again. */
async function patiently<T>(run: () => Promise<T>): Promise<T> {
  for (const until = Date.now() + BUSY_MS; ; await sleep(1 + Math.random() * 10)) {
    try {
      return await run();
    } catch (error) {
      if (!isBusy(error) || Date.now() > until) throw error;
    }
  }
}

/** Which file lies there: "" where none does. */
function fileAt(path: string): string {
  const found = fs.statSync(path, { throwIfNoEntry: false, bigint: true });
  return found ? `${found.dev}:${found.ino}` : "";
}

/**
 * Throws while the file that was opened is not where it was. SQLite would go on writing into one that was moved away or
 * deleted, and all that would be lost. It goes on when the file is back; another one in its place is not touched, since
 * a log of writes that belongs to the first one may lie beside it: that takes a new start.
 */
function watchFile(path: string): () => void {
  const opened = fileAt(path);
  return () => {
    if (fileAt(path) === opened) return;
    throw Object.assign(new Error("the database file is not where it was opened"), { code: "SQLITE_CANTOPEN" });
  };
}

/**
 * Empties the log of writes while there is something in it. It holds each version of a page that was written, in order:
 * a learner's last autosaves one after another, when a draft has one version and no history (promise 1). While another
 * process reads it cannot be emptied; the next round does it. Returns how to stop.
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
 * The driver has one connection for everything, so a query that comes while a transaction of someone else's is open
 * would be part of it, and undone with it. Here it waits until that one is over. A transaction takes the write lock
 * when it begins: one that read first and wrote later would fail at once when another process wrote in between.
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
    const { startTransaction } = adapter;
    guardQueries(
      adapter,
      () => open,
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
        // Any other fault is the transaction's own to tell.
        return !isBusy(error);
      }
    };
    adapter.startTransaction = async (level) => {
      // Until no other process writes: what is only read here goes on meanwhile, as it could not once this one is open.
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
          // Nothing is open; this unlocks the driver for the next one.
          await rollback.call(transaction);
          throw error;
        }
        whenOver(transaction, async (how) => {
          if (how === "broken") {
            // It may be open still; and the driver's own lock is closed. The driver throws before there is a promise.
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
 * After rows with someone's words were deleted: takes the words out of the database's files, too. The log of writes
 * is emptied; `whole` rewrites the file, for one that was not always written with `secure_delete`. Returns false where
 * another process reads all the time: what is left in the log goes with the next call, or when the last one closes.
 */
export async function forgetDeletedInSqlite(db: PrismaClient, whole: boolean): Promise<boolean> {
  if (whole) await db.$executeRawUnsafe("VACUUM");
  // Others read for moments; a backup reads for longer.
  for (const until = Date.now() + FORGET_MS; Date.now() < until; await sleep(10 + Math.random() * 20)) {
    const [state] = await db.$queryRawUnsafe<{ busy: bigint }[]>("PRAGMA wal_checkpoint(TRUNCATE)");
    if (Number(state?.busy ?? 0) === 0) return true;
  }
  return false;
}

/** Its version, and the names of the migrations that it has been through. */
export async function readSqliteFacts(db: PrismaClient): Promise<{ version: string; migrations: string[] }> {
  const [about] = await db.$queryRaw<{ version: string }[]>`SELECT sqlite_version() AS version`;
  const done = await db.$queryRaw<
    { name: string }[]
  >`SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL`;
  return { version: `SQLite ${about?.version}`, migrations: done.map(({ name }) => name) };
}

/** So many hours before a moment, in the form in which the driver stores moments. */
export const hoursBeforeInSqlite = (moment: Prisma.Sql, hours: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`strftime('%Y-%m-%dT%H:%M:%f+00:00', ${moment}, (-(${hours})) || ' hours')`;
