import { expect, it } from "vitest";
import { arena, result, settle } from "./arena";

it("keeps a player whose ban could not be stored", async () => {
  const { table, boards, shown } = arena("league", "dee 7", "eli 5");
  await shown();
  table.isDown = true;
  await expect(boards.ban("league", "dee")).rejects.toThrow("table is down");
  await expect(boards.submit("league", result("eli 50"))).rejects.toThrow("table is down");
  table.isDown = false;
  await boards.submit("league", result("fay 6"));
  await settle();
  expect(await shown()).toEqual(["dee 7", "fay 6", "eli 5"]);
});
