import { expect, it } from "vitest";
import { app } from "./app";

it("asks to join once with each reconnect, and says so if that fails", async () => {
  const tablet = app();
  const { room, heard } = tablet.roomOf("yard");
  await room.open();
  await tablet.reconnect();
  expect(tablet.asked).toEqual(["join yard", "join yard"]);

  tablet.refused.add("join yard");
  await tablet.reconnect();
  await new Promise((resolve) => setTimeout(resolve, 1));
  expect(heard).toEqual(["Error: join refused"]);
  tablet.refused.clear();
  await tablet.reconnect();
  expect(tablet.asked).toHaveLength(4);
});
