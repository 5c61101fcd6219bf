import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { TypingIndicator } from "../src/typing-indicator";

const announce = vi.fn();
let indicator: TypingIndicator;

beforeEach(() => {
  vi.useFakeTimers();
  announce.mockClear();
  indicator = new TypingIndicator(announce);
});
afterEach(() => {
  vi.useRealTimers();
});

it("announces within the call", () => {
  indicator.keyPressed("lobby");
  expect(announce).toHaveBeenCalledWith({ room: "lobby", type: "typing" });
});

it("throttles typing", () => {
  indicator.keyPressed("lobby");
  vi.advanceTimersByTime(3_000);
  indicator.keyPressed("lobby");
  expect(announce).toHaveBeenCalledTimes(2);
});

it("has one timer for each room", () => {
  indicator.keyPressed("lobby");
  indicator.keyPressed("sales");
  expect(vi.getTimerCount()).toBe(2);
});

it("restarts the timer with each key", () => {
  const setTimer = vi.spyOn(globalThis, "setTimeout");
  indicator.keyPressed("lobby");
  indicator.keyPressed("lobby");
  expect(setTimer).toHaveBeenCalledTimes(2);
});

it("announces stopped when a message was sent, before the call returns", () => {
  indicator.keyPressed("lobby");
  indicator.messageSent("lobby");
  expect(announce).toHaveBeenLastCalledWith({ room: "lobby", type: "stopped" });
});

it("announces stopped after five seconds", async () => {
  indicator.keyPressed("lobby");
  await vi.advanceTimersByTimeAsync(5_000);
  expect(announce).toHaveBeenLastCalledWith({ room: "lobby", type: "stopped" });
});

it("says nothing on leaving", async () => {
  indicator.keyPressed("lobby");
  indicator.leave("lobby");
  await vi.advanceTimersByTimeAsync(9_000);
  expect(announce).toHaveBeenCalledTimes(1);
});
