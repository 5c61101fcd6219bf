import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { TypingIndicator } from "../src/typing-indicator";

const announce = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  announce.mockReset();
});
afterEach(() => {
  vi.useRealTimers();
});

it("Whether an announcement is made within the call", () => {
  new TypingIndicator(announce).keyPressed("lobby");
  expect(announce).toHaveBeenCalledTimes(1);
});

it("How many timers are pending", () => {
  const indicator = new TypingIndicator(announce);
  indicator.keyPressed("lobby");
  indicator.keyPressed("sales");
  expect(vi.getTimerCount()).toBe(2);
});

it("Errors that announce throws", () => {
  announce.mockImplementation(() => {
    throw new Error("offline");
  });
  expect(() => new TypingIndicator(announce).keyPressed("lobby")).toThrow("offline");
});
