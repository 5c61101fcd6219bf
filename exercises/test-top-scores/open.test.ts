import { describe, expect, it } from "vitest";
import { topPlayers, topScores } from "../src/top";

const ada = { player: "ada", score: 90 };
const bo = { player: "bo", score: 90 };

describe("Which of several players with the same score", () => {
  it("comes first is the earlier one", () => {
    expect(topPlayers([bo, ada], 2).map(({ player }) => player)).toEqual(["bo", "ada"]);
  });

  it("makes it onto the list is the earlier one", () => {
    expect(topPlayers([bo, ada], 1)).toEqual([bo]);
  });
});

it("Whether the returned results", () => {
  expect(topPlayers([ada], 1)[0]).toBe(ada);
});

describe("An n that is below 0 or not whole", () => {
  it.each([-1, 1.5])("%d", (n) => {
    expect(() => topScores([1, 2, 3], n)).not.toThrow();
  });
});
