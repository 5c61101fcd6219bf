import { describe, expect, it } from "vitest";
import { topPlayers, topScores } from "../src/top";

const results = (...scores: number[]) => scores.map((score, i) => ({ player: `p${i}`, score }));

describe("topScores", () => {
  it("goes by number, whatever the number of digits", () => {
    expect(topScores([9, 100, 25, 1000], 4)).toEqual([1000, 100, 25, 9]);
    expect(topScores([9, 100, 25, 1000], 2)).toEqual([1000, 100]);
  });

  it("ranks scores below zero under the others", () => {
    expect(topScores([-5, 0, -20, 3], 4)).toEqual([3, 0, -5, -20]);
  });

  it("lists a score as often as it was reached", () => {
    expect(topScores([7, 12, 7, 12, 1], 4)).toEqual([12, 12, 7, 7]);
  });

  it("lists all where there are no more, and none for 0", () => {
    expect(topScores([1, 2], 2)).toEqual([2, 1]);
    expect(topScores([1, 2], 5)).toEqual([2, 1]);
    expect(topScores([], 3)).toEqual([]);
    expect(topScores([1, 2], 0)).toEqual([]);
  });

  it("leaves the caller's list as it was", () => {
    const scores = [3, 20, 100];
    topScores(scores, 3);
    expect(scores).toEqual([3, 20, 100]);
  });
});

describe("topPlayers", () => {
  it("goes by number, whatever the number of digits", () => {
    const best = topPlayers(results(9, 100, -25, 1000), 3);
    expect(best).toEqual([
      { player: "p3", score: 1000 },
      { player: "p1", score: 100 },
      { player: "p0", score: 9 },
    ]);
  });

  it("fills the places with players who have one score, in any order", () => {
    const best = topPlayers(results(50, 80, 50, 50), 3);
    expect(best.map(({ score }) => score)).toEqual([80, 50, 50]);
    expect(new Set(best.map(({ player }) => player)).size).toBe(3);
  });

  it("lists all where there are no more, and none for 0", () => {
    expect(topPlayers(results(4), 10)).toEqual([{ player: "p0", score: 4 }]);
    expect(topPlayers(results(4, 5), 0)).toEqual([]);
    expect(topPlayers([], 2)).toEqual([]);
  });

  it("leaves the caller's list and its results as they were", () => {
    const list = results(3, 20, 100);
    topPlayers(list, 2);
    expect(list).toEqual(results(3, 20, 100));
  });
});
