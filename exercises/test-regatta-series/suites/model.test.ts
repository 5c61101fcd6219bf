import { describe, expect, it } from "vitest";
import type { Code, Race } from "../src/race";
import { seriesResult } from "../src/series";

/** race("A BC D", { D: "DSQ" }): A is first, B and C cross the line together, then D, which is disqualified. */
const race = (crossed: string, codes: Race["codes"] = {}): Race => ({
  crossed: crossed.split(" ").map((group) => [...group]),
  codes,
});
const rowOf = (sail: string, entries: string, races: Race[]) =>
  seriesResult([...entries], races).find((row) => row.sail === sail)!;
const scoreOf = (sail: string, entries: string, one: Race) => rowOf(sail, entries, [one]).scores[0];
/** The order of the indexes is open, so tests sort them. */
const discardsOf = (sail: string, entries: string, races: Race[]) =>
  [...rowOf(sail, entries, races).discarded].sort((a, b) => a - b);
const times = (count: number, one: Race) => Array.from({ length: count }, () => one);

describe("races that count", () => {
  it("have a boat that has finished", () => {
    const races = [race("A B", { A: "DSQ", B: "OCS" }), race("B A"), race("", { A: "DNF" })];
    expect(rowOf("A", "AB", races).scores).toEqual([2]);
  });

  it("may have only one that took a penalty", () => {
    expect(rowOf("A", "AB", [race("A", { A: "SCP" })]).scores).toEqual([2]);
  });
});

describe("places", () => {
  it("follow the order in which the boats crossed", () => {
    expect(scoreOf("A", "ABC", race("A B C"))).toBe(1);
    expect(scoreOf("C", "ABC", race("A B C"))).toBe(3);
  });

  it.each<Code>(["DNC", "DNF", "OCS", "DSQ", "DNE"])("leave out a boat with %s", (code) => {
    expect(scoreOf("C", "ABC", race("A B C", { B: code }))).toBe(2);
  });

  it("are shared by boats that cross together", () => {
    expect(scoreOf("B", "ABCD", race("A BC D"))).toBe(2.5);
    expect(scoreOf("C", "ABCD", race("A BC D"))).toBe(2.5);
    expect(scoreOf("D", "ABCD", race("A BC D"))).toBe(4);
    expect(scoreOf("A", "ABCD", race("ABC D"))).toBe(2);
  });

  it("are shared only by boats that have finished", () => {
    expect(scoreOf("C", "ABCD", race("A BC D", { B: "DSQ" }))).toBe(2);
    expect(scoreOf("D", "ABCD", race("A BC D", { B: "DSQ" }))).toBe(3);
  });
});

describe("codes", () => {
  it("DNC scores the entries plus 1, also if nothing is written", () => {
    expect(scoreOf("C", "ABCDE", race("A B"))).toBe(6);
    expect(scoreOf("C", "ABCDE", race("A B", { C: "DNC" }))).toBe(6);
    expect(scoreOf("C", "ABCDE", race("A B C", { C: "DNC" }))).toBe(6);
    expect(scoreOf("C", "ABCDE", race("A B", { C: "SCP" }))).toBe(6);
  });

  it.each<Code>(["DNF", "OCS", "DSQ", "DNE"])("%s scores the boats that came plus 1", (code) => {
    expect(scoreOf("C", "ABCDEF", race("A B", { C: code }))).toBe(4);
    expect(scoreOf("C", "ABCDEF", race("C A B", { C: code }))).toBe(4);
    expect(scoreOf("C", "ABCDEF", race("A B", { C: code, D: "SCP", E: "DNC", F: "DNF" }))).toBe(5);
  });

  it("SCP adds at least 2, and others keep their places", () => {
    expect(scoreOf("A", "ABCD", race("A B C D", { A: "SCP" }))).toBe(3);
    expect(scoreOf("B", "ABCD", race("A B C D", { A: "SCP" }))).toBe(2);
    expect(scoreOf("B", "ABCDE", race("A BC D E", { B: "SCP" }))).toBe(4.5);
  });

  it("SCP adds a fifth of DNF, rounded", () => {
    expect(scoreOf("A", "ABCDEFGHIJKL", race("A B C D E F G H I J K L", { A: "SCP" }))).toBe(4);
    expect(scoreOf("A", "ABCDEFGHIJKLMNOP", race("A B C D E F G H I J K L M N O P", { A: "SCP" }))).toBe(4);
    expect(scoreOf("A", "ABCDEFGHIJKLMNOP", race("A B C D E", { A: "SCP" }))).toBe(3);
  });

  it("SCP is never worse than DNF", () => {
    expect(scoreOf("C", "ABCD", race("A B C D", { C: "SCP" }))).toBe(5);
    expect(scoreOf("D", "ABCD", race("A B C D", { D: "SCP" }))).toBe(5);
  });
});

describe("discards", () => {
  const won = race("A B");
  const lost = race("B A");

  it.each([
    [1, 0],
    [3, 0],
    [4, 1],
    [7, 1],
    [8, 2],
    [9, 2],
  ])("of %d races are %d", (count, discards) => {
    expect(rowOf("A", "AB", times(count, won)).discarded).toHaveLength(discards);
  });

  it("are the worst scores", () => {
    expect(discardsOf("A", "AB", [won, won, lost, won])).toEqual([2]);
    expect(rowOf("A", "AB", [won, won, lost, won]).net).toBe(3);
    expect(discardsOf("A", "ABC", [won, won, won, lost, won, won, race("B C A"), won])).toEqual([3, 6]);
  });

  it("are the earliest of equal scores", () => {
    expect(discardsOf("A", "AB", [won, lost, lost, won])).toEqual([1]);
    expect(discardsOf("A", "AB", times(8, won))).toEqual([0, 1]);
  });

  it("depend on the races that count, and so do their indexes", () => {
    const ignored = race("A B", { A: "DSQ", B: "DSQ" });
    expect(rowOf("A", "AB", [won, ignored, won, lost]).discarded).toHaveLength(0);
    expect(discardsOf("A", "AB", [won, ignored, won, lost, won])).toEqual([2]);
  });

  it("are never for DNE", () => {
    const banned = race("B A", { A: "DNE" });
    expect(discardsOf("A", "AB", [won, banned, lost, won])).toEqual([2]);
    expect(rowOf("A", "AB", [won, banned, lost, won]).net).toBe(5);
    expect(discardsOf("A", "AB", [...times(7, banned), won])).toEqual([7]);
    expect(discardsOf("A", "AB", times(4, banned))).toEqual([]);
  });

  it("may be for other codes", () => {
    expect(discardsOf("A", "AB", [won, race("A B", { A: "DSQ" }), lost, won])).toEqual([1]);
  });
});

describe("ranks", () => {
  it("follow the net", () => {
    expect(rowOf("B", "ABC", [race("B C A"), race("B A C")]).net).toBe(2);
    expect(rowOf("B", "ABC", [race("B C A"), race("B A C")]).rank).toBe(1);
    expect(rowOf("A", "ABC", [race("B C A"), race("A B C"), race("B A C")]).rank).toBe(2);
  });

  it("compare the best scores, then the last race, if the net is equal", () => {
    const races = [race("A B C"), race("C B A")];
    expect(rowOf("C", "ABC", races).rank).toBe(1);
    expect(rowOf("A", "ABC", races).rank).toBe(2);
    expect(rowOf("B", "ABC", races).rank).toBe(3);
  });

  it("compare from the best score on", () => {
    // A scores 1, 4, 4; B scores 2, 2, 5. The net is 9, and A's best score is better.
    const races = [race("A B C D E"), race("C B D A E"), race("C D E A B")];
    expect(rowOf("A", "ABCDE", races).rank).toBe(2);
    expect(rowOf("B", "ABCDE", races).rank).toBe(3);
  });

  it("don't compare discards with other scores", () => {
    // Without discards, A and B have 1, 2 and 3 each. A discards 5, B only 4.
    const races = [race("C D E B A"), race("A B C D E"), race("B C A D E"), race("C A B D E")];
    expect(rowOf("A", "ABCDE", races).rank).toBe(2);
    expect(rowOf("B", "ABCDE", races).rank).toBe(3);
  });

  it("compare discards of the last race", () => {
    const races = [race("B C A D E"), race("C A B D E"), race("A B C D E"), race("C D E B A")];
    expect(rowOf("B", "ABCDE", races).rank).toBe(2);
    expect(rowOf("A", "ABCDE", races).rank).toBe(3);
  });

  it("go back race by race", () => {
    const races = [race("A B"), race("B A"), race("AB")];
    expect(rowOf("B", "AB", races).rank).toBe(1);
    expect(rowOf("A", "AB", races).rank).toBe(2);
  });

  it("are shared by equal boats, and left out behind them", () => {
    expect(rowOf("A", "ABCD", [race("A BC D")]).rank).toBe(1);
    expect(rowOf("B", "ABCD", [race("A BC D")]).rank).toBe(2);
    expect(rowOf("C", "ABCD", [race("A BC D")]).rank).toBe(2);
    expect(rowOf("D", "ABCD", [race("A BC D")]).rank).toBe(4);
  });
});

it("has a row for each boat, even if no race counts", () => {
  expect(seriesResult(["A"], [])).toEqual([{ sail: "A", rank: 1, scores: [], discarded: [], net: 0 }]);
  expect(rowOf("B", "AB", [race("A B", { A: "DNE", B: "DNF" })])).toEqual({
    sail: "B",
    rank: 1,
    scores: [],
    discarded: [],
    net: 0,
  });
  expect(seriesResult(["A", "B", "C"], [race("A B")])).toHaveLength(3);
});

it("changes neither the entries nor the races", () => {
  const entries = ["C", "A", "B"];
  const races = [race("B AC", { A: "SCP" }), race("C B A", { B: "DNE" })];
  const before = structuredClone({ entries, races });
  seriesResult(entries, races);
  expect({ entries, races }).toEqual(before);
});
