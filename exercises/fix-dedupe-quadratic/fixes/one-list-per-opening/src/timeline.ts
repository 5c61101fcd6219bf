import type { Entry, Message } from "./message";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Messages of one author that are closer together than this share a bubble. */
const BUBBLE_GAP = 5 * MINUTE;

/** What is known about a channel at the moment at which somebody opens it. */
export interface Opening {
  /** What the device had stored, oldest first. */
  readonly stored: readonly Message[];
  /** What has come since, in the order in which it came. After a reconnect the server sends much of it again. */
  readonly live: readonly Message[];
  /** When the reader was here last; null for a first visit. */
  readonly lastReadAt: number | null;
}

/** The channel's messages, each once, in the order in which they first arrived. */
export function channelMessages(opening: Opening): Message[] {
  const known = lists.get(opening) ?? withoutDuplicates([...opening.stored, ...opening.live]);
  lists.set(opening, known);
  return known;
}

/** Made once for each opening: the timeline and the badge ask for the same list. */
const lists = new WeakMap<Opening, Message[]>();

/** What is drawn when a channel is opened, from top to bottom. */
export function openTimeline(opening: Opening): Entry[] {
  const entries: Entry[] = [];
  const firstNew = firstUnread(opening);
  let previous: Message | undefined;
  let group: Message[] = [];

  for (const message of channelMessages(opening)) {
    const startsDay = !previous || dayOf(previous) !== dayOf(message);
    const startsNew = message === firstNew;
    if (startsDay) entries.push({ type: "day", day: dayOf(message) });
    if (startsNew) entries.push({ type: "new" });
    if (startsDay || startsNew || !belongsTo(previous, message)) {
      group = [];
      entries.push({ type: "group", authorId: message.authorId, messages: group });
    }
    group.push(message);
    previous = message;
  }
  return entries;
}

/** How many messages the badge beside the channel's name shows. Notices don't count. */
export function unreadCount(opening: Opening): number {
  return channelMessages(opening).filter((message) => message.nonce !== null && isUnread(message, opening)).length;
}

/**
 * Keeps one copy of each message. Copies are recognised by author and nonce, since not all of them have an id; the
 * first one stays, with its thumbs. Notices are never copies of each other, whatever they say.
 */
export function withoutDuplicates(messages: readonly Message[]): Message[] {
  return messages.filter((message, index) => {
    if (message.nonce === null) return true;
    const first = messages.findIndex((other) => other.authorId === message.authorId && other.nonce === message.nonce);
    return first === index;
  });
}

function firstUnread(opening: Opening): Message | undefined {
  // Nothing is marked as new on a first visit: all of it is.
  if (opening.lastReadAt === null) return undefined;
  return channelMessages(opening).find((message) => isUnread(message, opening));
}

function isUnread(message: Message, { lastReadAt }: Opening): boolean {
  return lastReadAt === null || message.sentAt > lastReadAt;
}

function belongsTo(previous: Message | undefined, message: Message): boolean {
  if (!previous || previous.authorId !== message.authorId) return false;
  // A notice stands alone.
  if (previous.nonce === null || message.nonce === null) return false;
  return message.sentAt - previous.sentAt < BUBBLE_GAP;
}

function dayOf(message: Message): number {
  return Math.floor(message.sentAt / DAY);
}
