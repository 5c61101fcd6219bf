import { describe, expect, it } from "vitest";
import type { SwimEvent } from "../src/entry";
import { drawHeats } from "../src/heats";
import { heatSheet } from "../src/sheet";

const event = (bests: readonly (number | undefined)[], decides: SwimEvent["decides"] = "direct"): SwimEvent => ({
  title: "100 m backstroke",
  decides,
  entries: bests.map((best, at) => ({ number: at + 1, swimmer: `Swimmer ${at + 1}`, club: "SVK", best })),
});

describe("drawHeats", () => {
  it("fills the heats in the order of entry", () => {
    const heats = drawHeats(event([6500, 6400, 6300, 6200, 6100, 6000, 5900, 5800]), 6);
    expect(heats.map((heat) => heat.map(({ entry }) => entry.number))).toEqual([[1, 2, 3, 4, 5, 6], [7, 8]]);
  });

  it("gives the first of a heat the middle lane", () => {
    const [heat] = drawHeats(event([6500, 6400, 6300]), 6);
    expect(heat!.map(({ lane }) => lane)).toEqual([3, 4, 2]);
  });
});

describe("heatSheet", () => {
  it("has a line for each swimmer", () => {
    expect(heatSheet(event([6245, undefined]), 6)).toBe(
      "100 m backstroke\nHeat 1\n  3  Swimmer 1 (SVK)  1:02.45\n  4  Swimmer 2 (SVK)",
    );
  });
});
