import { expect, it } from "vitest";
import { app } from "./app";

it("hears each message once after a leave that failed and a new open", async () => {
  const tablet = app();
  const { room, heard } = tablet.roomOf("depot");
  await room.open();
  tablet.refused.add("leave depot");
  await expect(room.close()).rejects.toThrow("leave refused");
  tablet.socket.tell("presence", { room: "depot", people: ["dee"] });
  await room.open();
  expect(tablet.asked).toEqual(["join depot", "leave depot", "join depot"]);
  tablet.say("depot", "Bus 7 is here");
  expect(heard).toEqual(["Bus 7 is here"]);
  tablet.refused.clear();
  await room.close();
  expect(tablet.listeners()).toBe(0);
});
