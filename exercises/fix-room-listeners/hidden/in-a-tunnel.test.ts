import { expect, it } from "vitest";
import { app } from "./app";

it("is closed in a tunnel as well", async () => {
  const tablet = app();
  const { room, heard } = tablet.roomOf("yard");
  await room.open();
  tablet.socket.isConnected = false;
  await room.close();
  expect(tablet.listeners()).toBe(0);
  await tablet.back();
  tablet.say("yard", "Gate 2 is open");
  expect(heard).toEqual([]);
  expect(tablet.asked).toEqual(["join yard"]);
});
