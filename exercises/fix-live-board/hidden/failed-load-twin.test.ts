import { expect, it } from "vitest";
import { arena, result, settle } from "./arena";

it("tells all who wait for a load that fails, and keeps what was stored since", async () => {
  const { table, boards, shown } = arena("league", "dee 7");
  const open = table.holdLoads();
  const asked = [shown(), shown(), shown()];
  table.isDown = true;
  open();
  const answers = await Promise.allSettled(asked);
  expect(answers.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  table.isDown = false;
  await boards.submit("league", result("eli 9"));
  await settle();
  expect(await shown()).toEqual(["eli 9", "dee 7"]);
  expect(table.loads).toEqual(["league", "league"]);
});
