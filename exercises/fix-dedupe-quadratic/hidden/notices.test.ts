import { expect, it } from "vitest";
import { openTimeline, withoutDuplicates } from "../src/timeline";
import { message, notice } from "./message";

it("keeps every notice, even one that says the same at the same time", () => {
  const messages = [notice("Mira joined", 0), message("u1", "1", 1), notice("Mira joined", 0), notice("Mira left", 2)];
  expect(withoutDuplicates(messages)).toEqual(messages);
});

it("draws each notice by itself", () => {
  const stored = [notice("Mira joined", 0), notice("Mira joined", 0), message("u1", "1", 1)];
  expect(openTimeline({ stored, live: [], lastReadAt: null }).map(({ type }) => type)).toEqual([
    "day",
    "group",
    "group",
    "group",
  ]);
});
