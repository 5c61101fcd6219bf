import { expect, it } from "vitest";
import { channelMessages } from "../src/timeline";
import { message } from "./message";

it("finds a copy that comes long after the first", () => {
  const stored = Array.from({ length: 600 }, (_, i) => message(`u${i % 9}`, `${i}`, i));
  const live = [message("u0", "0", 0), message("u1", "10", 10), message("u5", "599", 599), message("u5", "600", 600)];
  expect(channelMessages({ stored, live, lastReadAt: null })).toHaveLength(601);
});

it("drops all copies of a channel that is sent again and again", () => {
  const stored = Array.from({ length: 80 }, (_, i) => message(`u${i % 3}`, `${i}`, i));
  const live = Array.from({ length: 50 }, () => stored.map((again) => ({ ...again }))).flat();
  expect(channelMessages({ stored, live, lastReadAt: null })).toHaveLength(80);
});
