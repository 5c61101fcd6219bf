import { expect, it } from "vitest";
import { app } from "./app";

it("leaves nothing behind when it may not be joined, and can be opened later", async () => {
  const tablet = app();
  const { room, heard } = tablet.roomOf("management");
  tablet.refused.add("join management");
  await expect(room.open()).rejects.toThrow("join refused");
  expect(tablet.listeners()).toBe(0);
  tablet.say("management", "Pay rise");
  expect(heard).toEqual([]);

  tablet.refused.clear();
  await room.open();
  expect(tablet.asked).toEqual(["join management", "join management"]);
  tablet.say("management", "Pay cut");
  expect(heard).toEqual(["Pay cut"]);
});
