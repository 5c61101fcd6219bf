import { expect, it } from "vitest";
import type { Race } from "../src/race";
import { seriesResult } from "../src/series";

const race = (crossed: string, codes: Race["codes"] = {}): Race => ({
  crossed: crossed.split(" ").map((group) => [...group]),
  codes,
});
const rowOf = (sail: string, races: Race[]) =>
  seriesResult(["A", "B", "C", "D"], races).find((row) => row.sail === sail)!;

it("adds up the places", () => {
  expect(rowOf("B", [race("A B C D"), race("B A C D")]).net).toBe(3);
});

it("shares places", () => {
  expect(rowOf("B", [race("A BC D")]).scores).toEqual([2.5]);
});

it("scores a boat that retired", () => {
  expect(rowOf("D", [race("A B C", { D: "DNF" })]).scores).toEqual([5]);
});

it("discards the worst of five scores", () => {
  const races = [race("A B C D"), race("A B C D"), race("B C A D"), race("A B C D"), race("A B C D")];
  expect(rowOf("A", races).discarded).toEqual([2]);
  expect(rowOf("A", races).net).toBe(4);
});

it("ranks the boats", () => {
  expect(rowOf("A", [race("A B C D")]).rank).toBe(1);
  expect(rowOf("D", [race("A B C D")]).rank).toBe(4);
});
