import { expect, it } from "vitest";
import type { Race } from "../src/race";
import { seriesResult } from "../src/series";

// Copied from a run of the code.
const race = (crossed: string, codes: Race["codes"] = {}): Race => ({
  crossed: crossed.split(" ").map((group) => [...group]),
  codes,
});
const races = [
  race("A B C D"),
  race("B A D C", { D: "DSQ" }),
  race("A C B", { C: "SCP" }),
  race("D B A C"),
  race("A BD C"),
];
const recorded = (sail: string) => seriesResult([..."ABCD"], races).find((row) => row.sail === sail);

it("A, as recorded", () => {
  expect(recorded("A")).toEqual({ sail: "A", rank: 1, scores: [1, 2, 1, 3, 1], discarded: [3], net: 5 });
});

it("B, as recorded", () => {
  expect(recorded("B")).toEqual({ sail: "B", rank: 2, scores: [2, 1, 3, 2, 2.5], discarded: [2], net: 7.5 });
});

it("C, as recorded", () => {
  expect(recorded("C")).toEqual({ sail: "C", rank: 4, scores: [3, 3, 4, 4, 4], discarded: [2], net: 14 });
});

it("D, as recorded", () => {
  expect(recorded("D")).toEqual({ sail: "D", rank: 3, scores: [4, 5, 5, 1, 2.5], discarded: [1], net: 12.5 });
});
