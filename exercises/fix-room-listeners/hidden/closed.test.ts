import { expect, it } from "vitest";
import { app } from "./app";

it("stays closed when the line comes back", async () => {
  const tablet = app();
  const { room, heard } = tablet.roomOf("yard");
  await room.open();
  await room.close();
  await tablet.reconnect();
  tablet.say("yard", "Gate 2 is open");
  expect(heard).toEqual([]);
  expect(tablet.asked).toEqual(["join yard", "leave yard"]);
  expect(tablet.listeners()).toBe(0);
});
