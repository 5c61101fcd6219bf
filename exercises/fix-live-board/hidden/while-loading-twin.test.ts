import { expect, it } from "vitest";
import { arena, result, settle } from "./arena";

it("heeds bans and results that come while the game is loaded, in their order", async () => {
  const { table, boards, shown } = arena("league", "bot 9999", "dee 7", "eli 5");
  const told: string[] = [];
  boards.watch("league", (top) => void told.push(top.map(({ player }) => player).join(" ")));
  const open = table.holdLoads();
  const first = shown();
  await boards.ban("league", "bot");
  await boards.submit("league", result("eli 8"));
  await boards.submit("league", result("bot 6"));
  open();
  await first;
  await settle();
  expect(await shown()).toEqual(["eli 8", "dee 7", "bot 6"]);
  expect(told.at(-1)).toBe("eli dee bot");
});
