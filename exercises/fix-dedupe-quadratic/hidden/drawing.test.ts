import { expect, it } from "vitest";
import { openTimeline } from "../src/timeline";
import { message, notice, SIX } from "./message";

const DAY = 86_400_000;
const today = Math.floor(SIX / DAY);

it("draws days, bubbles and notices from top to bottom", () => {
  const stored = [
    message("u1", "1", 0),
    message("u1", "2", 4),
    message("u2", "1", 5),
    notice("u1 renamed the channel", 6),
    message("u1", "3", 7),
    message("u1", "4", 12),
    message("u1", "5", 24 * 60),
  ];
  const live = [message("u1", "5", 24 * 60), message("u1", "6", 24 * 60 + 1)];
  const drawn = openTimeline({ stored, live, lastReadAt: null }).map((entry) =>
    entry.type === "group" ? entry.messages.map(({ nonce }) => nonce) : entry.type === "day" ? entry.day : entry.type,
  );
  expect(drawn).toEqual([today, ["1", "2"], ["1"], [null], ["3"], ["4"], today + 1, ["5", "6"]]);
});

it("draws nothing for an empty channel", () => {
  expect(openTimeline({ stored: [], live: [], lastReadAt: null })).toEqual([]);
});
