import { expect, it } from "vitest";
import { app } from "../tests/app";

it("leaves no listener behind", async () => {
  const tablet = app();
  const { room } = tablet.roomOf("dispatch");
  await room.open();
  tablet.socket.isConnected = false;
  await room.close();
  expect(tablet.socket.listenerCount("message")).toBe(0);
});
