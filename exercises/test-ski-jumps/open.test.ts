import { describe, expect, it } from "vitest";
import type { Hill, Jump } from "../src/jump";
import { jumpPoints, ranking } from "../src/jumps";

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

it("The order of the rows", () => {
  const rows = ranking(hill, [jump({ jumper: "C" }), jump({ jumper: "A" }), jump({ jumper: "B", metres: 95 })]);
  expect(rows.map(({ jumper }) => jumper)).toEqual(["C", "A", "B"]);
});

it("What `jumpPoints` returns for a jump that was disqualified", () => {
  expect(jumpPoints(hill, jump({ disqualified: true }))).toBe(114);
});

describe("What happens if a jumper has more than three jumps", () => {
  it("is that the best two of them all count", () => {
    const rows = ranking(hill, [jump({ metres: 80 }), jump(), jump(), jump({ metres: 95 })]);
    expect(rows[0]!.points).toBe(238);
  });

  it("and of four marks, the middle two count", () => {
    expect(jumpPoints(hill, jump({ marks: [18, 18, 18, 18] }))).toBe(96);
  });

  it("and of six marks, the middle four count", () => {
    expect(jumpPoints(hill, jump({ marks: [18, 18, 18, 18, 18, 18] }))).toBe(132);
  });
});
