import { expect, it } from "vitest";
import type { Message } from "../src/message";
import { openTimeline } from "../src/timeline";

function message(authorId: string, nonce: string, sentAt: number): Message {
  return { authorId, nonce, text: "Hello", sentAt, thumbs: [] };
}

it("opens a channel that the old code could not open", () => {
  // 3,000 different messages: each of them was compared with all that came before it.
  const stored = Array.from({ length: 3_000 }, (_, i) => message(`u${i % 2}`, `${i}`, i * 1_000));
  expect(openTimeline({ stored, live: [], lastReadAt: null })).toHaveLength(3_001);
});
