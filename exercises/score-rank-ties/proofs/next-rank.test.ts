import { expect, it } from "vitest";
import { rankPlayers } from "./src/rank";

it("skips as many ranks as players share one", () => {
  const results = [900, 900, 500].map((score, i) => ({ player: `p${i}`, score, reachedAt: i }));
  expect(rankPlayers(results).map((row) => row.rank)).toEqual([1, 1, 3]);
});
