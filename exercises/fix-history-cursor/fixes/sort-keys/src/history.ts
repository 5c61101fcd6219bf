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
  const older = store
    .of(room)
    .map((message) => ({ message, key: keyOf(new Date(message.sentAt), message.id) }))
    .filter(({ key }) => cursor === undefined || key < borderOf(cursor))
    .sort((a, b) => (a.key < b.key ? 1 : -1));

  const page = older.slice(0, limit);
  return {
    messages: page.map(({ message }) => message),
    next: older.length > limit ? (page.at(-1)?.key ?? null) : null,
  };
}

/** Sorts like the moment, and within it like the id. All keys have their id at the same place. */
function keyOf(time: Date, id: string): string {
  return `${time.toISOString()} ${id}`;
}

/** Yesterday's cursors are a time without an id. */
function borderOf(cursor: string): string {
  return cursor.includes(" ") ? cursor : new Date(cursor).toISOString();
}
