import { describe, expect, it } from "vitest";
import type { SwimEvent } from "../src/entry";
import { drawHeats, type Heat } from "../src/heats";
import { heatSheet } from "../src/sheet";

const event = (bests: readonly (number | undefined)[], decides: SwimEvent["decides"] = "direct"): SwimEvent => ({
  title: "100 m backstroke",
  decides,
  entries: bests.map((best, at) => ({ number: at + 1, swimmer: `Swimmer ${at + 1}`, club: "SVK", best })),
});

/** The best times of so many swimmers: number 1 is the fastest. */
const bests = (count: number) => Array.from({ length: count }, (_, at) => 6000 + at);

const numbers = (heats: readonly Heat[]) => heats.map((heat) => heat.map(({ entry }) => entry.number));

describe("drawHeats", () => {
  it("leaves out withdrawn entries", () => {
    const { entries, ...rest } = event([6000, 6100, 6200]);
    const withdrawn = entries.map((entry) => ({ ...entry, withdrawn: entry.number === 2 }));
    expect(numbers(drawHeats({ ...rest, entries: withdrawn }, 6))).toEqual([[1, 3]]);
  });

  it("puts the fastest in the last heat, the next in the one before", () => {
    const heats = drawHeats(event([6800, 6700, 6600, 6500, 6400, 6300, 6200, 6100, 6000]), 6);
    expect(numbers(heats)).toEqual([[3, 2, 1], [9, 8, 7, 6, 5, 4]]);
  });

  it("counts no best time as slower than any", () => {
    expect(numbers(drawHeats(event([undefined, 6100, 6000]), 6))).toEqual([[3, 2, 1]]);
  });

  it("counts the lower number as faster if times are the same", () => {
    const { entries, ...rest } = event([6000, 6000, undefined, undefined]);
    expect(numbers(drawHeats({ ...rest, entries: [...entries].reverse() }, 6))).toEqual([[1, 2, 3, 4]]);
  });

  it.each([
    { swimmers: 0, sizes: [] },
    { swimmers: 2, sizes: [2] },
    { swimmers: 9, sizes: [3, 6] },
    { swimmers: 10, sizes: [3, 7] },
    { swimmers: 11, sizes: [3, 8] },
    { swimmers: 16, sizes: [8, 8] },
    { swimmers: 17, sizes: [3, 6, 8] },
  ])("splits $swimmers swimmers on 8 lanes into heats of $sizes", ({ swimmers, sizes }) => {
    expect(drawHeats(event(bests(swimmers)), 8).map((heat) => heat.length)).toEqual(sizes);
  });

  it("deals out the swimmers of the last three heats before a final", () => {
    expect(numbers(drawHeats(event(bests(21), "final"), 6))).toEqual([
      [19, 20, 21],
      [3, 6, 9, 12, 15, 18],
      [2, 5, 8, 11, 14, 17],
      [1, 4, 7, 10, 13, 16],
    ]);
  });

  it("deals out two heats if there are only two", () => {
    expect(numbers(drawHeats(event(bests(12), "final"), 6))).toEqual([
      [2, 4, 6, 8, 10, 12],
      [1, 3, 5, 7, 9, 11],
    ]);
  });

  it("passes over a heat that has its number", () => {
    expect(numbers(drawHeats(event(bests(14), "final"), 6))).toEqual([
      [3, 6, 9],
      [2, 5, 8, 11, 13],
      [1, 4, 7, 10, 12, 14],
    ]);
  });

  it("gives the fastest of a heat the middle lane", () => {
    const [heat] = drawHeats(event([6500, 6400, 6300]), 6);
    expect(heat!.map(({ lane, entry }) => [lane, entry.number])).toEqual([[3, 3], [4, 2], [2, 1]]);
  });
});

describe("heatSheet", () => {
  it("has a line for each swimmer, by lane", () => {
    expect(heatSheet(event([6245, undefined, 6100]), 6)).toBe(
      [
        "100 m backstroke",
        "Heat 1 of 1",
        "  2  Swimmer 2 (SVK)  NT",
        "  3  Swimmer 3 (SVK)  1:01.00",
        "  4  Swimmer 1 (SVK)  1:02.45",
      ].join("\n"),
    );
  });

  it("says how many heats there are", () => {
    const lines = heatSheet(event(bests(9)), 6).split("\n");
    expect(lines.filter((line) => line.startsWith("Heat"))).toEqual(["Heat 1 of 2", "Heat 2 of 2"]);
  });
});
