import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Announcement } from "../src/announcement";
import { TypingIndicator } from "../src/typing-indicator";

let indicator: TypingIndicator;
/** All that was announced, in order. */
let announced: Announcement[];

beforeEach(() => {
  vi.useFakeTimers();
  announced = [];
  indicator = new TypingIndicator((announcement) => announced.push(announcement));
});
afterEach(() => {
  vi.useRealTimers();
});

/** Lets time pass. `await wait(0)` only lets microtasks run. */
const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe("TypingIndicator", () => {
  it("announces the first key", async () => {
    indicator.keyPressed("lobby");
    await wait(0);
    expect(announced).toEqual([{ room: "lobby", type: "typing" }]);
  });

  // What may happen before a timer fires? Write a story for each rule, and let much time pass at its end.
});
