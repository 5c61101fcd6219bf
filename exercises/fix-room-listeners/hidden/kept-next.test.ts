import { expect, it } from "vitest";
import { app } from "./app";

it("goes on waiting for a message over a reconnect and a close", async () => {
  const tablet = app();
  const { room } = tablet.roomOf("alarms");
  await room.open();
  const waiting = room.nextMessage(({ text }) => text === "05:30");
  tablet.say("alarms", "05:10");
  await tablet.reconnect();
  await room.close();
  tablet.say("lobby", "05:30");
  tablet.say("alarms", "05:30");
  expect(await waiting).toMatchObject({ room: "alarms", text: "05:30" });
});
