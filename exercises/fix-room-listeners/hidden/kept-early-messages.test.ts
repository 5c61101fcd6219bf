import { expect, it } from "vitest";
import { app } from "./app";

it("hears what is said before the server has answered the join", async () => {
  const { roomOf, say } = app();
  const { room, heard } = roomOf("yard");
  const opening = room.open();
  say("yard", "Gate 2 is open");
  await opening;
  expect(heard).toEqual(["Gate 2 is open"]);
});
