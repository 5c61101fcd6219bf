import { expect, it, vi } from "vitest";
import { TypingIndicator } from "../src/typing-indicator";

// A minute in two rooms, taken down from a run of the code.
it("has not changed", async () => {
  vi.useFakeTimers();
  const start = Date.now();
  const record: string[] = [];
  const indicator = new TypingIndicator(({ room, type }) => record.push(`${Date.now() - start} ${room} ${type}`));
  const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

  indicator.keyPressed("lobby");
  await wait(2_000);
  indicator.keyPressed("lobby");
  await wait(2_000);
  indicator.keyPressed("lobby");
  await wait(10_000);
  indicator.keyPressed("sales");
  await wait(1_000);
  indicator.leave("sales");
  await wait(10_000);

  expect(record.join("\n")).toBe(`0 lobby typing
4000 lobby typing
5000 lobby stopped
7000 lobby stopped
9000 lobby stopped
14000 sales typing`);
});

it("has not changed when messages are sent", async () => {
  vi.useFakeTimers();
  const record: string[] = [];
  const indicator = new TypingIndicator(({ room, type }) => record.push(`${room} ${type}`));
  indicator.keyPressed("lobby");
  indicator.messageSent("lobby");
  indicator.messageSent("sales");
  await vi.advanceTimersByTimeAsync(10_000);
  expect(record).toEqual(["lobby typing", "lobby stopped"]);
});
