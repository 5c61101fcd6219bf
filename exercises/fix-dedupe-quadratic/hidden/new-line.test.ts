import { expect, it } from "vitest";
import { openTimeline } from "../src/timeline";
import { message, notice, SIX } from "./message";

const types = (...args: Parameters<typeof openTimeline>) => openTimeline(...args).map(({ type }) => type);

it("draws one line above the first message that was not read", () => {
  const stored = [message("u1", "1", 0), message("u1", "2", 1), message("u1", "3", 2)];
  const live = [message("u1", "2", 1), message("u1", "4", 3)];
  expect(types({ stored, live, lastReadAt: SIX })).toEqual(["day", "group", "new", "group"]);
});

it("draws none on a first visit, and none where all was read", () => {
  const stored = [message("u1", "1", 0), message("u1", "2", 1)];
  expect(types({ stored, live: [], lastReadAt: null })).toEqual(["day", "group"]);
  expect(types({ stored, live: [message("u1", "2", 1)], lastReadAt: SIX + 60_000 })).toEqual(["day", "group"]);
});

it("draws it above a notice, too", () => {
  const stored = [message("u1", "1", 0), notice("Mira joined", 5), message("u1", "2", 6)];
  expect(types({ stored, live: [], lastReadAt: SIX })).toEqual(["day", "group", "new", "group", "group"]);
});
