import { expect, it } from "vitest";
import { app } from "./app";

it("hands presence on once, in each of two rooms, after reconnects", async () => {
  const tablet = app();
  const north = tablet.roomOf("north");
  const south = tablet.roomOf("south");
  await north.room.open();
  await tablet.reconnect();
  await south.room.open();
  const before = tablet.listeners();
  await tablet.reconnect();
  tablet.socket.tell("presence", { room: "north", people: ["ana"] });
  tablet.socket.tell("presence", { room: "south", people: ["bo", "cy"] });
  expect(north.heard).toEqual(["here: ana"]);
  expect(south.heard).toEqual(["here: bo cy"]);
  expect(tablet.listeners()).toBe(before);
});
