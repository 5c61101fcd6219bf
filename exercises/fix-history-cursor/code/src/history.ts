import type { Message } from "./message";
import type { MessageStore } from "./store";

export interface PageRequest {
  /** How many messages at most. */
  readonly limit: number;
  /** Where the page before ended; absent for the newest messages. */
  readonly cursor?: Date;
}

export interface Page {
  readonly messages: readonly Message[];
  /** The cursor for the next page, or null if there is none. */
  readonly next: Date | null;
}

/**
 * One page of a room's history, newest first.
 *
 * Uses cursor-based pagination, so messages that arrive while somebody scrolls cannot shift the pages, and no message
 * is ever shown twice.
 */
export function historyPage(store: MessageStore, room: string, { limit, cursor }: PageRequest): Page {
  const messages = store
    .of(room)
    .filter(({ sentAt }) => cursor === undefined || sentAt < cursor)
    .sort((a, b) => (a.sentAt < b.sentAt ? 1 : -1))
    .slice(0, limit);

  const last = messages.at(-1);
  const next = last && messages.length === limit ? last.sentAt : null;
  return { messages, next };
}
