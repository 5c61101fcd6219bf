import type { Message } from "./message";
import type { MessageStore } from "./store";

export interface PageRequest {
  /** How many messages at most. */
  readonly limit: number;
  /** Where the page before ended; absent for the newest messages. */
  readonly cursor?: string;
}

export interface Page {
  readonly messages: readonly Message[];
  /** The cursor for the next page, or null if there is none. */
  readonly next: string | null;
}

/**
 * One page of a room's history, newest first.
 *
 * Uses cursor-based pagination, so messages that arrive while somebody scrolls cannot shift the pages, and no message
 * is ever shown twice.
 */
export function historyPage(store: MessageStore, room: string, { limit, cursor }: PageRequest): Page {
  // Counting what was shown is exact, whatever the times are.
  const shown = Number(cursor ?? 0) || 0;
  const all = store.of(room).sort((a, b) => new Date(b.sentAt).getTime() - new Date(a.sentAt).getTime());
  const messages = all.slice(shown, shown + limit);
  return { messages, next: shown + limit < all.length ? String(shown + limit) : null };
}
