import { expect, it } from "vitest";
import { app } from "./app";

it("asks no more once `fits` has thrown", async () => {
  const { roomOf, say, listeners } = app();
  const { room } = roomOf("alarms");
  let asked = 0;
  const waiting = room.nextMessage(() => {
    asked++;
    throw new Error("no time in it");
  });
  say("alarms", "06:10");
  await expect(waiting).rejects.toThrow("no time in it");
  say("alarms", "06:20");
  expect(asked).toBe(1);
  expect(listeners()).toBe(0);
});
