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
  // A cursor is the moment at which the page before ended, and the ids of that moment which it has shown.
  const [moment, ...shown] = (cursor ?? "").split("|");
  const isOld = shown.length === 0;
  const border = moment ? timeOf(moment) : Number.POSITIVE_INFINITY;
  const older = store
    .of(room)
    .filter(({ id, sentAt }) => timeOf(sentAt) < border || (!isOld && timeOf(sentAt) === border && !shown.includes(id)))
    .sort((a, b) => timeOf(b.sentAt) - timeOf(a.sentAt));

  const messages = older.slice(0, limit);
  const last = messages.at(-1);
  if (!last || older.length <= limit) return { messages, next: null };
  const same = messages.filter(({ sentAt }) => timeOf(sentAt) === timeOf(last.sentAt));
  return { messages, next: [last.sentAt, ...same.map(({ id }) => id)].join("|") };
}

function timeOf(time: Date | string): number {
  return new Date(time).getTime();
}
