import { expect, it } from "vitest";
import { arena, result } from "./arena";

it("submits and bans without waiting for a load", async () => {
  const { table, boards, shown } = arena("cup", "ana 90", "bot 9999");
  const open = table.holdLoads();
  const first = shown();
  await boards.submit("cup", result("bo 95"));
  await boards.ban("cup", "bot");
  expect(table.rows.get("cup")).toMatchObject([{ player: "ana" }, { player: "bo" }]);
  open();
  await first;
});

it("loads nothing for a game that nobody looks at", async () => {
  const { table, boards } = arena("cup");
  await boards.submit("cup", result("bo 95"));
  await boards.submit("cup", result("cy 40"));
  await boards.ban("cup", "bo");
  expect(table.rows.get("cup")).toEqual([result("cy 40")]);
  expect(table.loads).toEqual([]);
});
