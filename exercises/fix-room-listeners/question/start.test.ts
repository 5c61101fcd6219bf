import { expect, it } from "vitest";
import { app } from "../tests/app";

// This shift never was a problem. Change it into one that left listeners behind, and leaves none now.
it("leaves no listener behind", async () => {
  const tablet = app();
  const { room } = tablet.roomOf("dispatch");
  await room.open();
  await room.close();
  expect(tablet.socket.listenerCount("message")).toBe(0);
});
