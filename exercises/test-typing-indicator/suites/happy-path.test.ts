import { expect, it, vi } from "vitest";
import type { Announcement } from "../src/announcement";
import { TypingIndicator } from "../src/typing-indicator";

function start() {
  vi.useFakeTimers();
  const announced: Announcement[] = [];
  return { announced, indicator: new TypingIndicator((announcement) => announced.push(announcement)) };
}

it("announces typing", async () => {
  const { announced, indicator } = start();
  indicator.keyPressed("lobby");
  await vi.advanceTimersByTimeAsync(0);
  expect(announced).toEqual([{ room: "lobby", type: "typing" }]);
});

it("announces stopped after a while", async () => {
  const { announced, indicator } = start();
  indicator.keyPressed("lobby");
  await vi.advanceTimersByTimeAsync(6_000);
  expect(announced.at(-1)).toEqual({ room: "lobby", type: "stopped" });
});

it("announces stopped when a message was sent", async () => {
  const { announced, indicator } = start();
  indicator.keyPressed("lobby");
  indicator.messageSent("lobby");
  await vi.advanceTimersByTimeAsync(0);
  expect(announced.at(-1)).toEqual({ room: "lobby", type: "stopped" });
});
