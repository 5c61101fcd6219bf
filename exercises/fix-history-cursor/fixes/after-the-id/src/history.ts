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
  const all = store.of(room).sort((a, b) => {
    const difference = new Date(b.sentAt).getTime() - new Date(a.sentAt).getTime();
    return difference || (a.id < b.id ? 1 : -1);
  });
  // A cursor is the id of the last message that was shown, or the time that older clients send.
  let start = 0;
  if (cursor !== undefined) {
    const place = all.findIndex(({ id }) => id === cursor);
    const time = new Date(cursor).getTime();
    start = place >= 0 ? place + 1 : all.findIndex(({ sentAt }) => new Date(sentAt).getTime() < time);
    if (start < 0) start = all.length;
  }
  const messages = all.slice(start, start + limit);
  return { messages, next: start + limit < all.length ? (messages.at(-1)?.id ?? null) : null };
}
