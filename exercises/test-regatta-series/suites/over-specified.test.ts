import { expect, it } from "vitest";
import type { Race } from "../src/race";
import { seriesResult } from "../src/series";

const race = (crossed: string, codes: Race["codes"] = {}): Race => ({
  crossed: crossed.split(" ").map((group) => [...group]),
  codes,
});

it("keeps the order of the entries", () => {
  expect(seriesResult(["C", "A", "B"], [race("A B C")]).map(({ sail }) => sail)).toEqual(["C", "A", "B"]);
});

it("names the worst discard first", () => {
  const races = [...Array.from({ length: 6 }, () => race("A B C")), race("B A C"), race("B C A")];
  expect(seriesResult(["A", "B", "C"], races)[0]!.discarded).toEqual([7, 6]);
});

it("ignores boats that have not entered", () => {
  expect(() => seriesResult(["A"], [race("X A")])).not.toThrow();
});

it("accepts a boat that crosses twice", () => {
  expect(() => seriesResult(["A", "B"], [race("A B A")])).not.toThrow();
});

it("writes the sail number first", () => {
  expect(JSON.stringify(seriesResult(["A"], [race("A")]))).toBe(
    '[{"sail":"A","rank":1,"scores":[1],"discarded":[],"net":1}]',
  );
});

it("shares places", () => {
  const rows = seriesResult(["A", "B", "C"], [race("AB C")]);
  expect(rows.find(({ sail }) => sail === "A")!.scores).toEqual([1.5]);
  expect(rows.find(({ sail }) => sail === "C")!.scores).toEqual([3]);
});

it("never discards a DNE", () => {
  const races = [race("B A", { A: "DNE" }), race("A B"), race("B A"), race("A B")];
  expect(seriesResult(["A", "B"], races).find(({ sail }) => sail === "A")!.net).toBe(5);
});
