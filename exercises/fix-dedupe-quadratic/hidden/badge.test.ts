import { expect, it } from "vitest";
import { unreadCount } from "../src/timeline";
import { message, notice, SIX } from "./message";

it("counts each unread message once", () => {
  const stored = [message("u1", "1", 0), message("u1", "2", 1), message("u2", "1", 2)];
  const live = [message("u2", "1", 2), message("u1", "2", 1), message("u2", "2", 3), message("u2", "2", 3)];
  expect(unreadCount({ stored, live, lastReadAt: SIX })).toBe(3);
});

it("counts everything but notices on a first visit", () => {
  const stored = [notice("Mira joined", 0), message("u1", "1", 1), message("u1", "1", 1), notice("Mira left", 2)];
  expect(unreadCount({ stored, live: [], lastReadAt: null })).toBe(1);
});
