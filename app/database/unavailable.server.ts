import { AsyncLocalStorage } from "node:async_hooks";

/**
 * Whether an error means that the database can't work at the moment (locked for too long, full, gone, damaged,
 * unreachable), rather than that the query was wrong. Such errors come in four forms, often nested: Prisma's, its
 * driver's, SQLite's and PostgreSQL's.
 */

/** Prisma's error codes: unreachable, timed out, closed, no free connection or transaction, too many connections. */
const PRISMA = new Set(["P1001", "P1002", "P1003", "P1008", "P1010", "P1017", "P2024", "P2028", "P2037"]);
const SQLITE = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|CANTOPEN|READONLY|CORRUPT|NOTADB|NOMEM|PROTOCOL)/;
/** Classes of SQLSTATE: connection lost, out of disk or memory, stopped by an operator, system error. */
const POSTGRESQL = /^(08|53|58)[0-9A-Z]{3}$|^57P0\d$|^25006$/;
const NETWORK = /^(ECONN(REFUSED|RESET|ABORTED)|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|EPIPE)$/;
/** Messages of driver errors that have no code. */
const SAYS =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error)/;

function isUnavailable(error: unknown, depth = 0): boolean {
  if (typeof error !== "object" || error === null || depth > 5) return false;
  const { code, originalCode, message, cause, meta } = error as Record<string, unknown>;
  const codes = [code, originalCode].filter((one) => typeof one === "string");
  if (codes.some((one) => PRISMA.has(one) || SQLITE.test(one) || POSTGRESQL.test(one) || NETWORK.test(one)))
    return true;
  if (typeof message === "string" && SAYS.test(message)) return true;
  const inner = (meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError;
  return isUnavailable(cause, depth + 1) || isUnavailable(inner, depth + 1);
}

const requests = new AsyncLocalStorage<{ fault?: unknown }>();

/**
 * Calls `run` and remembers the first database error that occurs during the call, because libraries hide such errors.
 */
export const rememberFaults = <T>(run: () => T): T => requests.run({}, run);

/** Records a query's error, and rethrows it. */
export function noteFault(error: unknown): never {
  const request = requests.getStore();
  if (request && isUnavailable(error)) request.fault ??= error;
  throw error;
}

/**
 * The database error that caused this error, or that occurred earlier in the current request. Null if there was none.
 */
export function findFault(error?: unknown): unknown {
  return isUnavailable(error) ? error : (requests.getStore()?.fault ?? null);
}
