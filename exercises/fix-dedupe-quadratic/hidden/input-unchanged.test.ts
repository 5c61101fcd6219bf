import { expect, it } from "vitest";
import type { Message } from "../src/message";
import { channelMessages, openTimeline, unreadCount, withoutDuplicates } from "../src/timeline";
import { message, notice, SIX } from "./message";

const frozen = (...messages: Message[]) => Object.freeze(messages.map((one) => Object.freeze(one))) as Message[];

it("changes neither the lists nor the messages that it is given", () => {
  const stored = frozen(message("u1", "1", 0), message("u2", "1", 1), message("u1", "1", 0));
  const live = frozen(message("u2", "1", 1), notice("Mira joined", 2), message("u2", "2", 3));
  const opening = Object.freeze({ stored, live, lastReadAt: SIX });
  expect(openTimeline(opening)).toHaveLength(6);
  expect(unreadCount(opening)).toBe(2);
  expect([stored.length, live.length]).toEqual([3, 3]);
});

it("hands the messages on as they are, not copies, in a list of its own", () => {
  const stored = [message("u1", "1", 0), message("u2", "1", 1)];
  const kept = withoutDuplicates(stored);
  expect(kept).not.toBe(stored);
  expect(kept[0]).toBe(stored[0]);
  expect(channelMessages({ stored, live: [], lastReadAt: null })[1]).toBe(stored[1]);
});
