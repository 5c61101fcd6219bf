import { expect, it } from "vitest";
import { highestFirst } from "../src/score-sheet";

it("lists every arrow, misses too", () => {
  expect(highestFirst(["8", "M", "M"])).toHaveLength(3);
});
