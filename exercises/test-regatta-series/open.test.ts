import { describe, expect, it } from "vitest";
import type { Race } from "../src/race";
import { seriesResult } from "../src/series";

const race = (crossed: string, codes: Race["codes"] = {}): Race => ({
  crossed: crossed.split(" ").map((group) => [...group]),
  codes,
});

describe("The order of the rows", () => {
  it("is that of the entries", () => {
    expect(seriesResult(["C", "A", "B"], [race("A B C")]).map(({ sail }) => sail)).toEqual(["C", "A", "B"]);
  });

  it("and of the indexes in discarded is from the worst on, then from the earliest", () => {
    const races = [...Array.from({ length: 5 }, () => race("A B C")), race("B A C"), race("B C A"), race("B A C")];
    expect(seriesResult(["A", "B", "C"], races).find(({ sail }) => sail === "A")!.discarded).toEqual([6, 5]);
    expect(seriesResult(["A"], Array.from({ length: 8 }, () => race("A")))[0]!.discarded).toEqual([0, 1]);
  });
});

it("What happens if a race has a sail number that is not in entries", () => {
  expect(seriesResult(["A"], [race("X A")])[0]!.scores).toEqual([2]);
});

describe("What happens if entries has the same sail number twice", () => {
  it("is two rows", () => {
    expect(seriesResult(["A", "A"], [race("A")])).toHaveLength(2);
  });

  it("and a boat may cross the line twice", () => {
    expect(() => seriesResult(["A", "B"], [race("A B A")])).not.toThrow();
  });
});
