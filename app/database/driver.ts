import type { PrismaBetterSQLite3 } from "@prisma/adapter-better-sqlite3";

/** What Prisma calls a driver's adapter: one connection, or a pool of them. */
export type Adapter = Awaited<ReturnType<PrismaBetterSQLite3["connect"]>>;
type Transaction = Awaited<ReturnType<Adapter["startTransaction"]>>;
type Query = Parameters<Adapter["queryRaw"]>[0];

/**
 * Text as every database takes it: U+0000 (which PostgreSQL refuses) and half of a surrogate pair (which is no character,
 * and which none can store) become U+FFFD, the sign that browsers show in their place.
 */
export function storable(text: string): string {
  return text.replace(/[\0\p{Surrogate}]/gu, "\uFFFD");
}

function storableValue(value: unknown): unknown {
  if (typeof value === "string") return storable(value);
  return Array.isArray(value) ? value.map(storableValue) : value;
}

/** Has all queries' values go through `storable`, and each query wait as long as there is something in its way. */
export function guardQueries(target: Adapter | Transaction, inTheWay: () => Promise<void> | undefined): void {
  const { queryRaw, executeRaw } = target;
  const storableQuery = (query: Query): Query => ({ ...query, args: query.args.map(storableValue) });
  // Nothing may come between the last look and the query, so the two stand in one turn of the event loop.
  target.queryRaw = async (query) => {
    for (let wait = inTheWay(); wait; wait = inTheWay()) await wait;
    return queryRaw.call(target, storableQuery(query));
  };
  target.executeRaw = async (query) => {
    for (let wait = inTheWay(); wait; wait = inTheWay()) await wait;
    return executeRaw.call(target, storableQuery(query));
  };
}

/**
 * Calls `end` once when a transaction is over, however it ends. Prisma hands a transaction's connection back only when its
 * COMMIT or ROLLBACK worked; when the database was lost, full or locked at that moment, nobody would.
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
