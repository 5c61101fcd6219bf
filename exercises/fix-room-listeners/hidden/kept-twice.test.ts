import { expect, it } from "vitest";
import { app } from "./app";

it("does nothing when it is opened or closed twice", async () => {
  const { roomOf, say, asked } = app();
  const { room, heard } = roomOf("yard");
  await room.close();
  await Promise.all([room.open(), room.open()]);
  await room.open();
  say("yard", "Gate 2 is open");
  await room.close();
  await room.close();
  expect(heard).toEqual(["Gate 2 is open"]);
  expect(asked).toEqual(["join yard", "leave yard"]);
});
