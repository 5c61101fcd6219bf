import { describe, expect, it } from "vitest";
import { topPlayers, topScores } from "../src/top";

// Taken down from a run on the scores of a weekend.
const weekend = [1250, 980, 980, 75, 2100, 310];

describe("the best of a weekend, as recorded", () => {
  it("three", () => {
    expect(JSON.stringify(topScores([...weekend], 3))).toBe("[980,980,75]");
  });

  it("all", () => {
    expect(JSON.stringify(topScores([...weekend], 10))).toBe("[980,980,75,310,2100,1250]");
  });

  it("players", () => {
    const results = weekend.map((score, i) => ({ player: `p${i}`, score }));
    expect(JSON.stringify(topPlayers(results, 2))).toBe('[{"player":"p4","score":2100},{"player":"p0","score":1250}]');
  });

  it("players with one score", () => {
    const results = [980, 980, 75].map((score, i) => ({ player: `p${i}`, score }));
    expect(JSON.stringify(topPlayers(results, 2))).toBe('[{"player":"p0","score":980},{"player":"p1","score":980}]');
  });
});
