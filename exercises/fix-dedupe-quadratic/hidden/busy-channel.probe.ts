import type { Message } from "../src/message";
import { type Opening, openTimeline, unreadCount } from "../src/timeline";

/** `n` messages by 40 people, each of them once. */
export function prepare(n: number): Opening {
  const stored: Message[] = [];
  for (let i = 0; i < n; i++) {
    const authorId = `u${i % 40}`;
    stored.push({
      id: `m${i}`,
      authorId,
      nonce: `${Math.floor(i / 40)}`,
      text: "Hello",
      sentAt: 1_772_442_000_000 + i * 20_000,
      thumbs: [],
    });
  }
  return { stored, live: [], lastReadAt: null };
}

export function work(opening: Opening) {
  return { timeline: openTimeline(opening), unread: unreadCount(opening) };
}
