import { expect, it } from "vitest";
import { app } from "./app";

it("closes one of two rooms in a tunnel, and keeps the other", async () => {
  const tablet = app();
  const north = tablet.roomOf("north");
  const south = tablet.roomOf("south");
  await north.room.open();
  await south.room.open();
  tablet.socket.isConnected = false;
  await south.room.close();
  await tablet.back();
  for (const name of ["north", "south"]) tablet.say(name, `Hello ${name}`);
  expect(north.heard).toEqual(["Hello north"]);
  expect(south.heard).toEqual([]);
  expect(tablet.asked).toEqual(["join north", "join south", "join north"]);
});
