import { describe, expect, it } from "vitest";
import { rankOf, rankPlayers } from "../src/rank";

const result = (player: string, score: number, reachedAt = 0) => ({ player, score, reachedAt });
const ranks = (...scores: number[]) => rankPlayers(scores.map((score, i) => result(`p${i}`, score))).map((row) => row.rank);

describe("rankPlayers", () => {
  it("ranks different scores one after another", () => {
    expect(ranks(300, 1200, 900)).toEqual([1, 2, 3]);
  });

  it("lets equal scores share a rank", () => {
    expect(ranks(900, 1200, 900)).toEqual([1, 2, 2]);
    expect(ranks(500, 500, 500)).toEqual([1, 1, 1]);
  });

  it("ranks scores of zero and below", () => {
    expect(ranks(-5, 0, 0)[0]).toBe(1);
    expect(ranks(0)).toEqual([1]);
    expect(ranks()).toEqual([]);
  });

  it("puts the earlier of equals on top", () => {
    const rows = rankPlayers([result("ada", 900, 20), result("bo", 900, 10)]);
    expect(rows.map((row) => row.player)).toEqual(["bo", "ada"]);
  });

  it("gives medals to the first three ranks", () => {
    const rows = rankPlayers([result("ada", 4), result("bo", 3), result("cy", 2), result("di", 1)]);
    expect(rows.map((row) => row.medal)).toEqual(["gold", "silver", "bronze", undefined]);
  });

  it("leaves the results as they are", () => {
    const results = Object.freeze([result("ada", 1), result("bo", 2)]);
    expect(rankPlayers(results)[0]?.player).toBe("bo");
    expect(results[0]?.player).toBe("ada");
  });
});

describe("rankOf", () => {
  it("finds a player", () => {
    const results = [result("ada", 900), result("bo", 1200)];
    expect([rankOf(results, "ada"), rankOf(results, "cy")]).toEqual([2, undefined]);
  });
});
