import type { Message } from "../src/message";

/** 5 June 2026, 06:00 UTC. */
export const SIX = 1_780_639_200_000;
export const MINUTE = 60_000;

/** A message of `authorId`, so many minutes after six. */
export function message(authorId: string, nonce: string, minutes: number, more: Partial<Message> = {}): Message {
  return { authorId, nonce, text: `${authorId} writes ${nonce}`, sentAt: SIX + minutes * MINUTE, thumbs: [], ...more };
}

export function notice(text: string, minutes: number): Message {
  return { authorId: "u1", nonce: null, text, sentAt: SIX + minutes * MINUTE, thumbs: [] };
}
