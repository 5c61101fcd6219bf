import { expect, it } from "vitest";
import { app } from "./app";

it("ends only the one that threw", async () => {
  const { roomOf, say, listeners } = app();
  const { room } = roomOf("alarms");
  const broken = room.nextMessage(({ text }) => JSON.parse(text).isUrgent);
  const patient = room.nextMessage(({ text }) => text === "05:30");
  say("alarms", "not JSON");
  await expect(broken).rejects.toThrow(SyntaxError);
  expect(listeners()).toBe(1);
  say("alarms", "05:30");
  expect((await patient).text).toBe("05:30");
  expect(listeners()).toBe(0);
});
