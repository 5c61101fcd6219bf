import type { Message } from "../src/message";
import { type Opening, openTimeline } from "../src/timeline";

/** `n` messages of which the last half comes a second time, between notices. */
export function prepare(n: number): Opening {
  const stored: Message[] = [];
  for (let i = 0; i < n; i++) {
    stored.push({
      id: `m${i}`,
      authorId: `u${i % 7}`,
      nonce: `f${i % 7}-${i}`,
      text: "Hello",
      sentAt: 1_772_442_000_000 + i * 1_000,
      thumbs: [],
    });
  }
  const live: Message[] = [];
  for (const message of stored.slice(Math.floor(n / 2))) {
    if (live.length % 10 === 9) {
      live.push({ authorId: "u0", nonce: null, text: "Mira joined", sentAt: message.sentAt, thumbs: [] });
    }
    live.push({ ...message });
  }
  return { stored, live, lastReadAt: null };
}

export function work(opening: Opening) {
  return openTimeline(opening);
}
