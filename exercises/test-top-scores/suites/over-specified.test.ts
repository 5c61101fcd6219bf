import { describe, expect, it } from "vitest";
import { topPlayers, topScores } from "../src/top";

const ada = { player: "ada", score: 90 };
const bo = { player: "bo", score: 90 };
const cy = { player: "cy", score: 120 };

describe("topScores", () => {
  it("sorts numerically", () => {
    expect(topScores([90, 120, 5], 3)).toEqual([120, 90, 5]);
  });

  it("ignores a negative n", () => {
    expect(topScores([1, 2, 3], -1)).toEqual([]);
  });

  it("rounds n down", () => {
    expect(topScores([1, 2, 3], 1.5)).toEqual([3]);
  });
});

describe("topPlayers", () => {
  it("is stable for equal scores", () => {
    expect(topPlayers([ada, cy, bo], 3)).toEqual([cy, ada, bo]);
  });

  it("cuts off the later of two equals", () => {
    expect(topPlayers([bo, ada], 1)).toEqual([bo]);
  });

  it("returns the very objects", () => {
    expect(topPlayers([ada, cy], 1)[0]).toBe(cy);
  });

  it("does not touch the list", () => {
    const list = [ada, cy];
    topPlayers(list, 1);
    expect(list).toEqual([ada, cy]);
  });
});
