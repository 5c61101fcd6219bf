import { describe, expect, it } from "vitest";
import { board } from "../src/board";

const result = (player: string, score: number, reachedAt = 0) => ({ player, score, reachedAt });

describe("board", () => {
  it("lists the best players", () => {
    expect(board([result("ada", 900), result("bo", 1200), result("cy", 300)], 2)).toMatchObject([
      { rank: 1, player: "bo", score: 1200 },
      { rank: 2, player: "ada", score: 900 },
    ]);
  });

  it("lists ten unless it is told otherwise", () => {
    const results = Array.from({ length: 12 }, (_, i) => result(`p${i}`, i));
    expect(board(results)).toHaveLength(10);
  });

  it("lists everybody who shares the last rank", () => {
    const results = [result("ada", 900), result("bo", 1200), result("cy", 900), result("di", 300)];
    expect(board(results, 2).map((row) => row.player)).toEqual(["bo", "ada", "cy"]);
  });
});
