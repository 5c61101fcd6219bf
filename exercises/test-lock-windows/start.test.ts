import { describe, expect, it } from "vitest";
import { passWindows } from "../src/pass-windows";

/** Readings from pairs of minute and depth: readings([600, 300], [610, 290]). */
const readings = (...pairs: [number, number][]) => pairs.map(([at, depth]) => ({ at, depth }));

describe("passWindows", () => {
  it("has no window while the water is low", () => {
    expect(passWindows(readings([600, 120], [610, 130]), 240)).toEqual([]);
  });

  // A draught of 240 needs a depth of 270. When does a window begin, and when does it end?
});
