import { describe, expect, it } from "vitest";
import type { Hill, Jump } from "../src/jump";
import { jumpPoints } from "../src/jumps";

const hill: Hill = { kPoint: 90, perMetre: 2, perWind: 9, gate: 10, perGate: 7 };
/** A jump that is worth 114 points: 60 for its distance and 54 for its style. */
const jump = (some: Partial<Jump> = {}): Jump => ({
  jumper: "A",
  metres: 90,
  marks: [18, 18, 18, 18, 18],
  wind: 0,
  gate: 10,
  fell: false,
  disqualified: false,
  ...some,
});

describe("jumpPoints", () => {
  it("adds distance and style", () => {
    expect(jumpPoints(hill, jump({ metres: 95 }))).toBe(124);
  });

  // Where does each rule change the points or a rank? Work it out on paper first, then run it.
});
