import { historyPage } from "./history";
import type { MessageStore } from "./store";

export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

/** What stands behind the question mark. */
interface HistoryQuery {
  readonly limit?: string;
  readonly cursor?: string;
}

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 100;

/** GET /rooms/<room>/history?limit=…&cursor=… */
export function getHistory(store: MessageStore, address: string): Reply {
  const { pathname, searchParams } = new URL(address, "https://relaybird.example");
  const [, room] = /^\/rooms\/([^/]+)\/history$/.exec(pathname) ?? [];
  if (!room) return { status: 404, body: { error: "There is no such page" } };

  const query = Object.fromEntries(searchParams) as unknown as HistoryQuery;
  const limit = Number(query.limit ?? DEFAULT_LIMIT);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
    return { status: 400, body: { error: `A limit is a whole number from 1 to ${MAX_LIMIT}` } };
  }

  const request = query.cursor ? { limit, cursor: query.cursor } : { limit };
  const { messages, next } = historyPage(store, decodeURIComponent(room), request);
  return { status: 200, body: { messages, next } };
}
