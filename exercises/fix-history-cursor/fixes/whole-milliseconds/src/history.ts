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
  const older = store
    .of(room)
    .filter(({ sentAt }) => cursor === undefined || timeOf(sentAt) < timeOf(cursor))
    .sort((a, b) => timeOf(b.sentAt) - timeOf(a.sentAt));

  // A page ends between two milliseconds, never within one.
  let end = Math.min(limit, older.length);
  while (end < older.length && timeOf(older[end]!.sentAt) === timeOf(older[end - 1]!.sentAt)) end++;
  return { messages: older.slice(0, end), next: end < older.length ? older[end - 1]!.sentAt : null };
}

function timeOf(time: Date): number {
  return new Date(time).getTime();
}
