import { describe, expect, it } from "vitest";
import { topPlayers, topScores } from "../src/top";

describe("the best of a game", () => {
  it("returns the highest scores", () => {
    expect(topScores([300, 900, 600], 2)).toEqual([900, 600]);
  });

  it("returns all if there are fewer", () => {
    expect(topScores([300, 900], 5)).toEqual([900, 300]);
  });

  it("returns the best players", () => {
    const results = [
      { player: "ada", score: 300 },
      { player: "bo", score: 900 },
      { player: "cy", score: 600 },
    ];
    expect(topPlayers(results, 2).map(({ player }) => player)).toEqual(["bo", "cy"]);
  });
});
