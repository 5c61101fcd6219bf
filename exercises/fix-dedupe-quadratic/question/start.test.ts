import { expect, it } from "vitest";
import type { Message } from "../src/message";
import { openTimeline } from "../src/timeline";

function message(authorId: string, nonce: string, sentAt: number): Message {
  return { authorId, nonce, text: "Hello", sentAt, thumbs: [] };
}

it("opens a channel that the old code could not open", () => {
  // These two caused no trouble. Which channel did?
  const stored = [message("u1", "1", 0), message("u2", "1", 1_000)];
  expect(openTimeline({ stored, live: [], lastReadAt: null })).toHaveLength(3);
});
