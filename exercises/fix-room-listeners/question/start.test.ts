import { expect, it } from "vitest";
import { app } from "../tests/app";

// This shift was never a problem. Change it into one that used to leave listeners behind, and leaves none now.
it("leaves no listener behind", async () => {
  const tablet = app();
  const { room } = tablet.roomOf("dispatch");
  await room.open();
  await room.close();
  expect(tablet.socket.listenerCount("message")).toBe(0);
});
