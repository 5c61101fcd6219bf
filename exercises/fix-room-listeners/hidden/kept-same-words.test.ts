import { expect, it } from "vitest";
import { app } from "./app";

it("hands on every message, also those that read alike", async () => {
  const { roomOf, say } = app();
  const { room, heard } = roomOf("yard");
  await room.open();
  for (let i = 0; i < 3; i++) say("yard", "OK");
  expect(heard).toEqual(["OK", "OK", "OK"]);
});
