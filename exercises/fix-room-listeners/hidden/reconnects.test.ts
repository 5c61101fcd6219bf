import { expect, it } from "vitest";
import { app } from "./app";

it("has the listeners that it had, after three reconnects", async () => {
  const tablet = app();
  const { room, heard } = tablet.roomOf("yard");
  await room.open();
  const before = tablet.listeners();
  for (let i = 0; i < 3; i++) await tablet.reconnect();
  expect(tablet.listeners()).toBe(before);
  tablet.say("yard", "Gate 2 is open");
  expect(heard).toEqual(["Gate 2 is open"]);
});
