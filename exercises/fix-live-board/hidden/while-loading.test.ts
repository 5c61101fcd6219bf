import { expect, it } from "vitest";
import { arena, result } from "./arena";

it("shows what was submitted while the game was loaded", async () => {
  const { table, boards, shown } = arena("cup", "ana 90");
  const open = table.holdLoads();
  const first = shown();
  await boards.submit("cup", result("bo 120"));
  open();
  await first;
  expect(await shown()).toEqual(["bo 120", "ana 90"]);
  expect(table.loads).toHaveLength(1);
});
