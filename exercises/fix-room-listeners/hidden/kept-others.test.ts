import { expect, it } from "vitest";
import { app } from "./app";

it("leaves the listeners of others alone", async () => {
  const tablet = app();
  let badge = 0;
  let sounds = 0;
  tablet.socket.on("message", () => badge++);
  tablet.socket.on("connected", () => sounds++);
  const north = tablet.roomOf("north");
  const south = tablet.roomOf("south");
  await north.room.open();
  await south.room.open();
  await south.room.close();
  await tablet.reconnect();
  tablet.say("south", "Hello");
  expect([badge, sounds]).toEqual([1, 1]);
  tablet.say("north", "Hello");
  expect(north.heard).toContain("Hello");
  expect(badge).toBe(2);
});
