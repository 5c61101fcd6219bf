import { describe, expect, it } from "vitest";
import type { Message } from "../src/message";
import { channelMessages, openTimeline, unreadCount } from "../src/timeline";

/** 2 March 2026, 09:00 UTC. */
const NINE = 1_772_442_000_000;
const MINUTE = 60_000;

/** A message of `authorId`, so many minutes after nine. */
function message(authorId: string, nonce: string | null, minutes: number): Message {
  return { id: `${authorId}/${nonce}`, authorId, nonce, text: "Hello", sentAt: NINE + minutes * MINUTE, thumbs: [] };
}

const nonces = (messages: readonly Message[]) => messages.map(({ nonce }) => nonce);

describe("channelMessages", () => {
  it("puts what came live after what was stored", () => {
    const opening = { stored: [message("u1", "1", 0)], live: [message("u2", "1", 1)], lastReadAt: null };
    expect(channelMessages(opening).map(({ authorId }) => authorId)).toEqual(["u1", "u2"]);
  });

  it("drops what the server sends again after a reconnect", () => {
    const stored = [message("u1", "1", 0), message("u1", "2", 1), message("u2", "1", 2)];
    const live = [message("u1", "2", 1), message("u2", "1", 2), message("u2", "2", 3)];
    expect(nonces(channelMessages({ stored, live, lastReadAt: null }))).toEqual(["1", "2", "1", "2"]);
  });
});

describe("openTimeline", () => {
  it("puts messages of one person that are close together into one bubble", () => {
    const stored = [message("u1", "1", 0), message("u1", "2", 4), message("u1", "3", 9), message("u2", "1", 10)];
    const groups = openTimeline({ stored, live: [], lastReadAt: null }).filter((entry) => entry.type === "group");
    expect(groups.map(({ authorId, messages }) => [authorId, ...nonces(messages)])).toEqual([
      ["u1", "1", "2"],
      ["u1", "3"],
      ["u2", "1"],
    ]);
  });

  it("draws a line for each day, and one above what is new", () => {
    const stored = [message("u1", "1", 0), message("u1", "2", 24 * 60), message("u1", "3", 24 * 60 + 1)];
    const types = openTimeline({ stored, live: [], lastReadAt: NINE + 24 * 60 * MINUTE }).map(({ type }) => type);
    expect(types).toEqual(["day", "group", "day", "group", "new", "group"]);
  });

  it("opens a busy channel", () => {
    const stored = Array.from({ length: 2_000 }, (_, i) => message(`u${i % 8}`, `${i}`, i));
    const entries = openTimeline({ stored, live: [], lastReadAt: null });
    expect(entries.filter(({ type }) => type === "group")).toHaveLength(2_000);
  });
});

describe("unreadCount", () => {
  it("counts messages since the last visit, but no notices", () => {
    const stored = [message("u1", "1", 0), message("u1", null, 1), message("u2", "1", 2), message("u2", "2", 3)];
    expect(unreadCount({ stored, live: [], lastReadAt: NINE })).toBe(2);
  });
});
