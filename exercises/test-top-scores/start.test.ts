import { describe, expect, it } from "vitest";
import { topPlayers, topScores } from "../src/top";

describe("topScores", () => {
  it("lists the two highest of three", () => {
    expect(topScores([400, 700, 500], 2)).toEqual([700, 500]);
  });

  // Which scores would a wrong sort get wrong? And what does the caller have afterwards?
});

describe("topPlayers", () => {
  it("lists the better of two players", () => {
    expect(topPlayers([{ player: "ada", score: 400 }, { player: "bo", score: 700 }], 1)).toEqual([{ player: "bo", score: 700 }]);
  });
});
