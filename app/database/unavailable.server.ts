import { AsyncLocalStorage } from "node:async_hooks";

/**
 * Whether an error says that the database cannot do its work now (locked for too long, full, gone, damaged, not
 * reached), and not that it was asked for something wrong. Such faults come in four forms: Prisma's, its driver's,
 * SQLite's and PostgreSQL's own, one inside the other.
 */

/** Prisma's: not reached, timed out, closed, no connection or no transaction free, too many connections. */
const PRISMA = new Set(["P1001", "P1002", "P1003", "P1008", "P1010", "P1017", "P2024", "P2028", "P2037"]);
const SQLITE = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|CANTOPEN|READONLY|CORRUPT|NOTADB|NOMEM|PROTOCOL)/;
/**
 * Classes of SQLSTATE: connection lost, out of room or memory, stopped by anyone who runs it, a fault of its system.
 */
const POSTGRESQL = /^(08|53|58)[0-9A-Z]{3}$|^57P0\d$|^25006$/;
const NETWORK = /^(ECONN(REFUSED|RESET|ABORTED)|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|EPIPE)$/;
/** What its driver says without a code. */
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

/** Remembers, as long as `run` and what it starts goes on, that the database failed: libraries hide it. */
export const rememberFaults = <T>(run: () => T): T => requests.run({}, run);

/** Notes the fault of a query, and throws it on. */
export function noteFault(error: unknown): never {
  const request = requests.getStore();
  if (request && isUnavailable(error)) request.fault ??= error;
  throw error;
}

/** The database's fault behind an error of this request, or behind anything in it; null where there was none. */
export function findFault(error?: unknown): unknown {
  return isUnavailable(error) ? error : (requests.getStore()?.fault ?? null);
}
