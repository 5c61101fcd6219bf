import { expect, it } from "vitest";
import { arena, result } from "../tests/arena";

it("shows what is stored, and nothing else", async () => {
  const { table, boards, shown } = arena("finale", "ana 90");
  const open = table.holdLoads();
  const first = shown();
  await boards.submit("finale", result("bo 120"));
  open();
  await first;
  expect(await shown()).toEqual(["bo 120", "ana 90"]);
});
