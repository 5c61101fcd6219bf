import { expect, it } from "vitest";
import { arena, result, settle } from "./arena";

it("leaves a list alone that somebody was given", async () => {
  const { boards } = arena("cup", "ana 90", "bo 80");
  const before = await boards.top("cup");
  await boards.submit("cup", result("cy 95"));
  await boards.submit("cup", result("bo 99"));
  await boards.ban("cup", "ana");
  await settle();
  expect(before.map(({ player, points }) => `${player} ${points}`)).toEqual(["ana 90", "bo 80"]);
});
