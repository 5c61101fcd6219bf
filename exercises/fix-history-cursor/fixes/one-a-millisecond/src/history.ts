import type { Message } from "./message";
import type { MessageStore } from "./store";

export interface PageRequest {
  /** How many messages at most. */
  readonly limit: number;
  /** What the page before gave as `next`; absent for the newest messages. */
  readonly cursor?: string;
}

export interface Page {
  readonly messages: readonly Message[];
  /** The cursor for the next page, or null if there is none. */
  readonly next: string | null;
}

/** A message's place in the history: its time, and its id to tell apart those of one millisecond. */
interface Place {
  readonly time: number;
  readonly id: string;
}

/**
 * One page of a room's history, newest first, and by id within a millisecond. A cursor names the place of the last
 * message that was shown, so what arrives or goes in the meantime shifts nothing.
 */
export function historyPage(store: MessageStore, room: string, { limit, cursor }: PageRequest): Page {
  const border = cursor === undefined ? undefined : readCursor(cursor);
  const older = store
    .of(room)
    .map((message) => ({ message, place: placeOf(message) }))
    .filter(({ place }) => border === undefined || byPlace(place, border) < 0)
    .sort((a, b) => byPlace(b.place, a.place));

  const single = older.filter(({ place }, at) => place.time !== older[at - 1]?.place.time);
  const shown = single.slice(0, limit);
  const last = shown.at(-1);
  return {
    messages: shown.map(({ message }) => message),
    next: last && single.length > limit ? `${last.place.time}/${last.place.id}` : null,
  };
}

/** At run time `sentAt` is a text, in several spellings: what counts is the moment that it names. */
function placeOf({ sentAt, id }: Message): Place {
  return { time: new Date(sentAt).getTime(), id };
}

function byPlace(a: Place, b: Place): number {
  if (a.time !== b.time) return a.time - b.time;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

/** Reads a cursor. Yesterday's clients hold a time alone: no id comes before "", so all of that time is left out. */
function readCursor(cursor: string): Place {
  const [, time, id] = /^(\d+)\/(.*)$/s.exec(cursor) ?? [];
  if (time !== undefined && id !== undefined) return { time: Number(time), id };
  return { time: new Date(cursor).getTime(), id: "" };
}
