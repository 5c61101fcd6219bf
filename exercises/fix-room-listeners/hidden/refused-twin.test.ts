import { expect, it } from "vitest";
import { app } from "./app";

it("is not opened without a line, and asks again with the next try", async () => {
  const tablet = app();
  const { room, heard } = tablet.roomOf("north");
  tablet.socket.isConnected = false;
  await expect(room.open()).rejects.toThrow("No connection");
  await expect(room.open()).rejects.toThrow("No connection");
  await tablet.back();
  tablet.say("north", "Anybody?");
  expect([tablet.asked, heard]).toEqual([[], []]);
  expect(tablet.listeners()).toBe(0);
});
