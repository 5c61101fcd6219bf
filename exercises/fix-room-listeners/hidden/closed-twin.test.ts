import { expect, it } from "vitest";
import { app } from "./app";

it("leaves nothing behind after being opened and closed three times", async () => {
  const tablet = app();
  const { room, heard } = tablet.roomOf("depot");
  for (let i = 0; i < 3; i++) {
    await room.open();
    tablet.say("depot", `Round ${i}`);
    await room.close();
  }
  await tablet.reconnect();
  tablet.say("depot", "After hours");
  expect(heard).toEqual(["Round 0", "Round 1", "Round 2"]);
  expect(tablet.asked.at(-1)).toBe("leave depot");
  expect(tablet.listeners()).toBe(0);
});
