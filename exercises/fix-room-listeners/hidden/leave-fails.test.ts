import { expect, it } from "vitest";
import { app } from "./app";

it("is closed even if the server refuses the leave", async () => {
  const tablet = app();
  const { room, heard } = tablet.roomOf("yard");
  await room.open();
  tablet.refused.add("leave yard");
  await expect(room.close()).rejects.toThrow("leave refused");
  tablet.say("yard", "Gate 2 is open");
  expect(heard).toEqual([]);
  expect(tablet.listeners()).toBe(0);
});
