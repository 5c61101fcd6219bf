import { setFlagsFromString } from "node:v8";
import type { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";

/**
 * Prisma turns a query into SQL in WebAssembly, once for each form of query. By default, V8 optimises that code in the
 * first seconds of each process, which takes longer than all the queries in those seconds. With this flag, V8 waits
 * until the code has done 100 times as much work.
 */
setFlagsFromString("--wasm-tiering-budget=180000000");

/** The maximum number of cached query plans. Our code has fewer different queries than this. */
export const PLANS = 1_000;

/** Prisma's driver adapter, with one connection or a pool of connections. */
export type Adapter = Awaited<ReturnType<PrismaBetterSqlite3["connect"]>>;
type Transaction = Awaited<ReturnType<Adapter["startTransaction"]>>;

/** Makes each query wait while `inTheWay` returns a promise. Then `run` runs the query, and may repeat it. */
export function guardQueries(
  target: Adapter,
  inTheWay: () => Promise<void> | undefined,
  run: <T>(query: () => Promise<T>) => Promise<T>,
): void {
  const { queryRaw, executeRaw } = target;
  // Nothing may happen between the last check and the query, so both run in one turn of the event loop.
  const inTurn =
    <T>(query: () => Promise<T>) =>
    async () => {
      for (let wait = inTheWay(); wait; wait = inTheWay()) await wait;
      return query();
    };
  target.queryRaw = (query) => run(inTurn(() => queryRaw.call(target, query)));
  target.executeRaw = (query) => run(inTurn(() => executeRaw.call(target, query)));
}

/**
 * Calls `end` once when a transaction is over, however it ends. Prisma releases a transaction's connection only if the
 * COMMIT or ROLLBACK succeeded. So without this function, a connection would leak whenever the database was
 * unreachable, full or locked at that moment.
 */
export function whenOver(transaction: Transaction, end: (how: "closed" | "broken") => void): void {
  let isOver = false;
  const over = (how: "closed" | "broken") => {
    if (!isOver) end(how);
    isOver = true;
  };
  const { executeRaw, commit, rollback } = transaction;
  transaction.executeRaw = async (query) => {
    try {
      return await executeRaw.call(transaction, query);
    } catch (error) {
      if (query.sql === "COMMIT" || query.sql === "ROLLBACK") over("broken");
      throw error;
    }
  };
  transaction.commit = async () => {
    await commit.call(transaction);
    over("closed");
  };
  transaction.rollback = async () => {
    await rollback.call(transaction);
    over("closed");
  };
}
